package cn.zhijia.counselling.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 紧急查阅: a duty officer or supervisor opens what is kept about one member, for 30 minutes. The member is told at once, and
 * another supervisor says within 24 hours whether it was justified.
 */
@Entity
public class BreakGlass extends PanacheEntityBase {

    private static final Duration TERM = Duration.ofMinutes(30);
    private static final Duration REVIEW_WITHIN = Duration.ofHours(24);

    @Id
    UUID id;
    UUID personId;
    UUID openedById;
    UUID caseId;
    byte[] reason;
    Instant openedAt;
    Instant expiresAt;
    Instant reviewDueAt;
    UUID reviewedById;
    Instant reviewedAt;
    @Enumerated(EnumType.STRING)
    Verdict verdict;
    byte[] remark;

    protected BreakGlass() {
    }

    BreakGlass(UUID id, UUID person, UUID by, BreakGlassBody body, Vault vault, Instant now) {
        this.id = id;
        personId = person;
        openedById = by;
        caseId = body.caseId();
        reason = vault.seal(person, cell("reason"), body.reason());
        openedAt = now;
        expiresAt = now.plus(TERM);
        reviewDueAt = now.plus(REVIEW_WITHIN);
    }

    /** Whether the caller has opened this person's data and may still read it. */
    public static boolean isOpen(Caller caller, UUID person, Instant now) {
        return mayOpen(caller) && Person.known(caller).filter(me -> count(
                "openedById = ?1 and personId = ?2 and expiresAt > ?3 and (verdict is null or verdict = ?4)", me.id, person,
                now, Verdict.JUSTIFIED) > 0).isPresent();
    }

    /** The person whose data the caller has opened under this id and may still read; 404 otherwise. */
    public static UUID openedPerson(UUID id, Caller caller, Instant now) {
        return BreakGlass.<BreakGlass> findByIdOptional(id).filter(b -> mayOpen(caller) && b.isBy(caller) && b.isOpenAt(now))
                .map(b -> b.personId).orElseThrow(Refusal::notFound);
    }

    private static boolean mayOpen(Caller caller) {
        return caller.has("duty-officer") || caller.has("supervisor");
    }

    /** For whoever opened it and every supervisor but the member concerned; 404 for others. */
    static BreakGlass get(UUID id, Caller caller) {
        return shown(BreakGlass.findByIdOptional(id), caller);
    }

    static BreakGlass lock(UUID id, Caller caller) {
        return shown(BreakGlass.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), caller);
    }

    private static BreakGlass shown(Optional<BreakGlass> found, Caller caller) {
        return found.filter(b -> b.isBy(caller) || caller.has("supervisor") && !b.isAbout(caller))
                .orElseThrow(Refusal::notFound);
    }

    boolean isBy(Caller caller) {
        return Person.known(caller).filter(p -> p.id.equals(openedById)).isPresent();
    }

    private boolean isAbout(Caller caller) {
        return Person.known(caller).filter(p -> p.id.equals(personId)).isPresent();
    }

    boolean isOpenAt(Instant now) {
        return now.isBefore(expiresAt) && verdict != Verdict.NOT_JUSTIFIED;
    }

    boolean isOverdueAt(Instant now) {
        return verdict == null && now.isAfter(reviewDueAt);
    }

    boolean says(UUID person, BreakGlassBody body, Vault vault) {
        return personId.equals(person) && Objects.equals(caseId, body.caseId())
                && reason(vault).equals(body.reason());
    }

    String reason(Vault vault) {
        return vault.open(personId, cell("reason"), reason);
    }

    String remark(Vault vault) {
        return remark == null ? null : vault.open(personId, cell("remark"), remark);
    }

    boolean reviewedAs(UUID by, ReviewBody body, Vault vault) {
        return by.equals(reviewedById) && verdict == body.verdict() && body.remark().equals(remark(vault));
    }

    void review(UUID by, ReviewBody body, Vault vault, Instant now) {
        if (by.equals(openedById)) {
            throw new Refusal("second-supervisor-needed");
        }
        if (verdict != null) {
            throw new Refusal("reviewed-already");
        }
        reviewedById = by;
        reviewedAt = now;
        verdict = body.verdict();
        remark = vault.seal(personId, cell("remark"), body.remark());
    }

    private Cell cell(String column) {
        return new Cell("break_glass", column, id, 0);
    }
}
