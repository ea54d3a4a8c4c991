package cn.zhijia.events.games.protest;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 申诉: a team's, so it is in the hands of whoever leads the team by now. Its words are that captain's and the organizers' only.
 * While it is open its discipline stands still.
 */
@Entity
public class Protest extends PanacheEntityBase {

    @Schema(name = "ProtestDecision")
    enum Decision {
        /** 成立: what was recorded is put right next. */
        UPHELD,
        /** 驳回. */
        REJECTED,
        /** 撤回, by the team's captain. */
        WITHDRAWN
    }

    /** Of a team in a discipline, decided ones too: while one is open, everybody waits. */
    private static final int MOST = 3;

    @Id
    UUID id;
    UUID disciplineId;
    UUID teamId;
    UUID byPersonId;
    String words;
    Instant lodgedAt;
    @Enumerated(EnumType.STRING)
    Decision decision;
    String reason;
    UUID decidedBy;
    Instant decidedAt;

    /** The disciplines of this meet that are in dispute. */
    public static Set<UUID> disputed(UUID meet) {
        return Set.copyOf(getEntityManager().createQuery("""
                select distinct p.disciplineId from Protest p where p.decision is null
                and p.disciplineId in (select d.id from Discipline d where d.meetId = :meet)""", UUID.class)
                .setParameter("meet", meet).getResultList());
    }

    /** The caller holds the meet. */
    static Protest lodge(UUID id, ProtestBody body, UUID team, Person by, Instant now) {
        if (count("disciplineId = ?1 and teamId = ?2", body.discipline(), team) >= MOST) {
            throw new Refusal("too-many-protests").with("most", MOST);
        }
        var protest = new Protest();
        protest.id = id;
        protest.disciplineId = body.discipline();
        protest.teamId = team;
        protest.byPersonId = by.id;
        protest.words = body.words();
        protest.lodgedAt = now;
        protest.persistAndFlush();
        return protest;
    }

    void decide(DecisionBody body, Person by, Instant now) {
        if (decision != null) {
            throw new Refusal("protest-decided").with("decision", decision.name());
        }
        decision = body.decision();
        reason = body.reason();
        decidedBy = by.id;
        decidedAt = now;
        flush();
    }
}
