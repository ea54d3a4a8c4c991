package cn.zhijia.events.games.result;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.lineup.Readiness;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 正式成绩: an edition of the results as it was published. It is never written again: a correction is the next edition. */
@Entity
@IdClass(OfficialResult.Key.class)
class OfficialResult extends PanacheEntityBase {

    record Key(UUID meetId, int edition) {
    }

    @Id
    UUID meetId;
    @Id
    int edition;
    UUID correctionId;
    String reason;
    String correction;
    @Column(nullable = false)
    String standings;
    UUID byPersonId;
    Instant publishedAt;

    static Optional<OfficialResult> of(UUID meet, Integer edition) {
        return edition == null ? find("meetId = ?1 order by edition desc", meet).firstResultOptional()
                : find("meetId = ?1 and edition = ?2", meet, edition).singleResultOptional();
    }

    static Optional<OfficialResult> by(UUID correction) {
        return find("correctionId", correction).singleResultOptional();
    }

    /**
     * Publishes what the rows say, and gives and withdraws awards by it. Refused while something is left to be contested, heard
     * or
     * drawn. The caller holds the meet.
     *
     * @param correctionId null for the first edition, as are its reason and its text
     */
    static OfficialResult publish(Meet meet, UUID correctionId, CorrectionBody correction, Person by, Instant now) {
        Readiness.requireComplete(meet);
        requireDrawn(Scoreboard.of(meet));
        int edition = meet.publish();
        meet.scored();
        flush();
        var board = Scoreboard.of(meet);
        var result = new OfficialResult();
        result.meetId = meet.id();
        result.edition = edition;
        result.correctionId = correctionId;
        result.reason = correction == null ? null : correction.reason();
        result.correction = correction == null ? null : Paper.of(correction);
        result.standings = Paper.of(MeetStandings.of(board));
        result.byPersonId = by.id;
        result.publishedAt = now;
        result.persistAndFlush();
        Award.follow(board, edition);
        return result;
    }

    private static void requireDrawn(Scoreboard board) {
        for (var tie : board.unresolved()) {
            var refusal = new Refusal("tie-unresolved").with("tied", tie.tied().stream().sorted().toList());
            throw tie.discipline() == null ? refusal : refusal.with("discipline", tie.discipline());
        }
    }

    boolean corrects(UUID meet, CorrectionBody body) {
        return meetId.equals(meet) && Paper.of(body).equals(correction);
    }
}
