package cn.zhijia.events.games.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 抽签: what nothing else could part, parted by lot. It counts as long as exactly these are tied. */
@Entity
class Lot extends PanacheEntityBase {

    @Id
    UUID id;
    UUID meetId;
    UUID disciplineId;
    UUID[] drawn;
    String witness;
    UUID byPersonId;
    Instant drawnAt;

    /** All of a meet's, in the order they were drawn. */
    static List<Lot> of(UUID meet) {
        return list("meetId = ?1 order by drawnAt, id", meet);
    }

    static Lot draw(UUID id, UUID meet, LotBody body, Person by, Instant now) {
        var lot = new Lot();
        lot.id = id;
        lot.meetId = meet;
        lot.disciplineId = body.discipline();
        lot.drawn = body.drawn().toArray(UUID[]::new);
        lot.witness = body.witness();
        lot.byPersonId = by.id;
        lot.drawnAt = now;
        lot.persistAndFlush();
        return lot;
    }

    /** Whether this very order is on record, whoever was there. */
    static boolean onRecord(UUID meet, LotBody body) {
        return of(meet).stream().anyMatch(lot -> lot.says(body));
    }

    private boolean says(LotBody body) {
        return Objects.equals(disciplineId, body.discipline()) && List.of(drawn).equals(body.drawn());
    }

    boolean of(UUID meet, LotBody body) {
        return meetId.equals(meet) && says(body) && witness.equals(body.witness());
    }
}
