package cn.zhijia.events.games.roster;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.events.games.Meet;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 名单导入: a file that was read into a meet; by its digest the same file is known again. Its names are not kept here. */
@Entity
public class AthleteImport extends PanacheEntityBase {

    @Id
    UUID id;
    UUID meetId;
    byte[] digest;
    int athletes;
    int added;
    int entered;
    Instant importedAt;

    /** Null when nothing was sent under this id; refuses another meet's, and another file. */
    static AthleteImport sent(UUID id, Meet meet, byte[] digest) {
        AthleteImport sent = findById(id);
        if (sent != null && (!sent.meetId.equals(meet.id()) || !Arrays.equals(sent.digest, digest))) {
            throw new Refusal("id-in-use");
        }
        return sent;
    }

    static AthleteImport made(UUID id, Meet meet, byte[] digest, Enrolment.Written written, Instant now) {
        var made = new AthleteImport();
        made.id = id;
        made.meetId = meet.id();
        made.digest = digest;
        made.athletes = written.athletes();
        made.added = written.added();
        made.entered = written.entered();
        made.importedAt = now;
        made.persistAndFlush();
        return made;
    }
}
