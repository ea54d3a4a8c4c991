package cn.zhijia.counselling.station;

import java.util.UUID;

/** Who looks after a station's people, for other features. */
public final class StationCarers {

    private StationCarers() {
    }

    public static boolean include(UUID station, UUID person) {
        return Carer.count("station.id = ?1 and person.id = ?2 and until is null", station, person) > 0;
    }
}
