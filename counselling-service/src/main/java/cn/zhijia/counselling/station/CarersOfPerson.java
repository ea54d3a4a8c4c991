package cn.zhijia.counselling.station;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;

/** Somebody who is a carer leaves the station before being forgotten. */
@Singleton
class CarersOfPerson implements Chapter, Traces {

    private record Office(UUID station, String stationName, Instant since, Instant until) {

        static Office of(Carer c) {
            return new Office(c.station.id, c.station.name, c.since, c.until);
        }
    }

    @Override
    public String name() {
        return "carer";
    }

    @Override
    public Set<String> columns() {
        return Set.of("carer.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Carer
                .<Carer> find("from Carer c join fetch c.station where c.person.id = ?1 and c.id > ?2 order by c.id", person,
                        Chapter.id(after))
                .page(0, most).stream().map(c -> new Entry(c.id.toString(), Office.of(c))).toList();
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        return Carer.count("person.id = ?1 and until is null", person) == 0 ? Optional.empty()
                : Optional.of(new Hold(Hold.Reason.IN_OFFICE, null));
    }

    @Override
    public void stop(UUID person, Instant now) {
        // an office is left at the station
    }

    @Override
    public void forget(UUID person) {
        // a carer is named by the person's row alone
    }
}
