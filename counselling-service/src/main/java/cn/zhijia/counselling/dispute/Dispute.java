package cn.zhijia.counselling.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Outcome;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 异议: a member says that it is not true that they did not come. Until it is decided the session is neither used nor given back.
 * One for each time that the appointment had: what a supervisor had go on can be missed, and denied, again.
 */
@Entity
@Table(name = "no_show_dispute")
class Dispute extends PanacheEntityBase {

    private static final Duration TERM = Duration.ofDays(7);

    @Schema(name = "DisputeDecision")
    enum Decision {
        MEMBER,
        COUNSELLOR,
        REINSTATED
    }

    @Id
    UUID id;
    UUID appointmentId;
    /** Which of the appointment's times. */
    int schedule;
    UUID personId;
    /** Sealed. */
    byte[] text;
    Instant disputedAt;
    UUID decidedById;
    Instant decidedAt;
    @Enumerated(EnumType.STRING)
    Decision decision;

    protected Dispute() {
    }

    /** Within seven days after it was reported. */
    Dispute(Outcome outcome, String plain, Instant now, Vault vault) {
        var until = outcome.missedByMember().plus(TERM);
        if (now.isAfter(until)) {
            throw new Refusal("too-late").with("until", until);
        }
        id = UUID.randomUUID();
        appointmentId = outcome.id();
        schedule = outcome.schedule();
        personId = outcome.member().id;
        text = plain == null ? null : vault.seal(personId, cell(), plain);
        disputedAt = now;
    }

    /** The last one about this appointment. */
    static Optional<Dispute> latest(UUID appointment) {
        return find("appointmentId = ?1 order by schedule desc", appointment).firstResultOptional();
    }

    /**
     * The one that somebody means.
     *
     * @param id may be null while there is but one
     */
    static Dispute meant(UUID appointment, UUID id) {
        if (id == null && count("appointmentId", appointment) > 1) {
            throw Refusal.field("/dispute", "several-disputes");
        }
        var meant = id == null ? latest(appointment)
                : Dispute.<Dispute> findByIdOptional(id).filter(d -> d.appointmentId.equals(appointment));
        return meant.orElseThrow(Refusal::notFound);
    }

    boolean isAbout(Outcome outcome) {
        return schedule == outcome.schedule();
    }

    /** Open ones, the oldest first, behind this place in the list. */
    static List<Dispute> open(Instant after, UUID afterId, int most) {
        return Dispute.<Dispute> find("""
                decidedAt is null and (disputedAt > ?1 or disputedAt = ?1 and id > ?2)
                order by disputedAt, id""", after, afterId).page(0, most).list();
    }

    String text(Vault vault) {
        return text == null ? null : vault.open(personId, cell(), text);
    }

    private Cell cell() {
        return new Cell("no_show_dispute", "text", id, 0);
    }

    void decide(Decision decision, UUID by, Instant now) {
        this.decision = decision;
        decidedById = by;
        decidedAt = now;
    }
}
