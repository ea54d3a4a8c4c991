package cn.zhijia.counselling.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 心理关爱员: looks after the people of one station, from {@code since} to {@code until} (absent while active). */
@Entity
class Carer extends PanacheEntityBase {

    @Id
    UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Station station;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person person;
    Instant since;
    Instant until;

    protected Carer() {
    }

    Carer(Station station, Person person, Instant now) {
        this.id = UUID.randomUUID();
        this.station = station;
        this.person = person;
        this.since = now;
    }

    static Optional<Carer> of(Station station, String memberNo) {
        return find("station = ?1 and person.memberNo = ?2 and until is null", station, memberNo).firstResultOptional();
    }

    static List<Carer> at(Station station) {
        return find("from Carer c join fetch c.person where c.station = ?1 and c.until is null order by c.since, c.id", station)
                .page(0, 100).list();
    }

    static long active(Station station) {
        return count("station = ?1 and until is null", station);
    }

    /** The station's row must be held: nobody else may leave meanwhile. */
    void leave(Instant now) {
        if (station.status == Station.Status.OPEN && active(station) < 2) {
            throw new Refusal("last-carer");
        }
        until = now;
    }
}
