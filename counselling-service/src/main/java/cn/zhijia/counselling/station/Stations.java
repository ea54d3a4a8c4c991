package cn.zhijia.counselling.station;

import java.util.UUID;

/** What other rooms may ask about stations. */
public final class Stations {

    private Stations() {
    }

    public static boolean exists(UUID station) {
        return Station.findByIdOptional(station).isPresent();
    }

    /** Whether this person looks after the station's people now. */
    public static boolean hasCarer(UUID station, UUID person) {
        return Carer.count("station.id = ?1 and person.id = ?2 and until is null", station, person) > 0;
    }
}
