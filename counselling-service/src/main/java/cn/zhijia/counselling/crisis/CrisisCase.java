package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 危机个案. Whoever changes it, or anything of it, holds its row until commit: officers, flags and clocks come one after the
 * other. A partial unique index keeps a member from having two that are open.
 */
@Entity
public class CrisisCase extends PanacheEntityBase {

    @Id
    public UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Person member;
    @Enumerated(EnumType.STRING)
    public Level level;
    @Enumerated(EnumType.STRING)
    public CaseState state;
    public Instant openedAt;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person acknowledgedBy;
    public Instant acknowledgedAt;
    public UUID assessmentId;
    public Instant assessedAt;
    byte[] plan;
    long planEdition;
    public Instant plannedAt;
    @Embedded
    public Ending ending;
    public Instant overdueSince;
    public long version;

    /** Opens a case unless the member has an open one. Whether this call has. */
    static boolean open(UUID id, UUID member, Level level) {
        return getEntityManager().createNativeQuery("""
                insert into crisis_case (id, member_id, level, state, opened_at, plan_edition, closing_edition, version)
                values (:id, :member, :level, 'OPEN', zhijia_now(), 0, 0, 1)
                on conflict do nothing""").setParameter("id", id)
                .setParameter("member", member).setParameter("level", level.name()).executeUpdate() == 1;
    }

    /** The member's open case, held; empty when it was closed just now. */
    static Optional<CrisisCase> lockOpen(UUID member) {
        return find("member.id = ?1 and state <> ?2", member, CaseState.CLOSED).withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    static boolean isOpen(UUID id, UUID member) {
        return count("id = ?1 and member.id = ?2 and state <> ?3", id, member, CaseState.CLOSED) > 0;
    }

    static boolean hasOpen(UUID member) {
        return count("member.id = ?1 and state <> ?2", member, CaseState.CLOSED) > 0;
    }

    /** By its own id, or by that of a call or response which joined it. */
    public static Optional<CrisisCase> known(UUID id) {
        return CrisisCase.<CrisisCase> findByIdOptional(id)
                .or(() -> Signal.known(id).flatMap(s -> CrisisCase.findByIdOptional(s.caseId)));
    }

    /** Held until commit, for whoever is on duty or supervises; 404 for others, and for a case of one's own. */
    public static CrisisCase lock(UUID id, Caller officer) {
        return CrisisCase.<CrisisCase> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(c -> c.isRunBy(officer)).orElseThrow(Refusal::notFound);
    }

    public boolean isRunBy(Caller caller) {
        return (caller.has("duty-officer") || caller.has("supervisor")) && !isOf(caller);
    }

    public boolean isOf(Caller caller) {
        return Person.known(caller).filter(p -> p.id.equals(member.id)).isPresent();
    }

    /** Another flag or call came: nobody closes the case with what was proposed before it. Whether it was graver. */
    boolean raise(Level flag) {
        version++;
        ending.takeBack();
        if (level.compareTo(flag) >= 0) {
            return false;
        }
        level = flag;
        return true;
    }

    public void acknowledge(Person officer, Instant now) {
        if (acknowledgedBy != null) {
            if (!acknowledgedBy.id.equals(officer.id)) {
                throw new Refusal("acknowledged-already").with("by", String.valueOf(acknowledgedBy.memberNo));
            }
            return;
        }
        become(CaseState.ACKNOWLEDGED);
        acknowledgedBy = officer;
        acknowledgedAt = now;
        done(TaskKind.ACKNOWLEDGE);
        Task.open(id, TaskKind.ASSESS, level, null);
    }

    /**
     * The first takes the case on; another may follow while it is open, and counts from then on. One that is not newer changes
     * nothing.
     */
    public void assess(UUID screener, Instant asked) {
        if (assessedAt != null && !asked.isAfter(assessedAt)) {
            return;
        }
        assessmentId = screener;
        assessedAt = asked;
        if (state == CaseState.ACKNOWLEDGED) {
            become(CaseState.ASSESSED);
            done(TaskKind.ASSESS);
            Task.open(id, TaskKind.PLAN, level, null);
        } else {
            goesOn(CaseState.ASSESSED);
        }
    }

    public void plan(String text, Vault vault, Instant now) {
        if (state == CaseState.ASSESSED) {
            become(CaseState.PLANNED);
            care();
        } else {
            goesOn(CaseState.PLANNED);
        }
        planEdition++;
        plan = vault.seal(member.id, planCell(), text);
        plannedAt = now;
    }

    /** Null where none was made. */
    public String plan(Vault vault) {
        return plan == null ? null : vault.open(member.id, planCell(), plan);
    }

    private Cell planCell() {
        return new Cell("crisis_case", "plan", id, planEdition);
    }

    /** A referral was drafted. */
    public void refer() {
        if (state == CaseState.ASSESSED) {
            become(CaseState.REFERRED);
            care();
        } else if (state == CaseState.PLANNED) {
            become(CaseState.REFERRED);
        } else {
            goesOn(CaseState.REFERRED);
        }
    }

    private void care() {
        done(TaskKind.PLAN);
        Task.openFollowUps(id);
    }

    /** Somebody has spoken with the member, or tried to. */
    public void contacted(TaskKind kind, boolean reached) {
        if (kind == TaskKind.FOLLOW_UP && (state == CaseState.PLANNED || state == CaseState.REFERRED)) {
            become(CaseState.FOLLOW_UP);
        } else {
            goesOn(kind == TaskKind.FOLLOW_UP ? CaseState.FOLLOW_UP : CaseState.ACKNOWLEDGED);
        }
        if (reached) {
            Task.meet(id, kind);
        } else {
            Task.postpone(id, kind, level);
        }
        if (kind == TaskKind.FOLLOW_UP && !Task.isAnyOpen(id, TaskKind.FOLLOW_UP)) {
            Task.open(id, TaskKind.CLOSE, level, null);
        }
        settle();
    }

    /** The first of two people proposes how it ended; the second, who says the same, closes it. */
    public void close(Outcome how, String summary, Person who, boolean supervisor, Vault vault, Instant now) {
        boolean same = ending.says(how, summary, this, vault);
        if (same && ending.isBy(who)) {
            return;
        }
        if (state != CaseState.FOLLOW_UP) {
            throw Refusal.illegalTransition(state, state.next());
        }
        version++;
        if (!same) {
            ending.propose(how, summary, who, supervisor, this, vault);
            return;
        }
        ending.agree(who, supervisor, now);
        become(CaseState.CLOSED);
        Task.meetAll(id);
        settle();
    }

    /** Something is late. */
    void late(Instant now) {
        overdueSince = overdueSince == null ? now : overdueSince;
        version++;
    }

    private void done(TaskKind kind) {
        Task.meet(id, kind);
        settle();
    }

    /** Somebody has acted: late is only what is still to be done. */
    private void settle() {
        if (overdueSince != null && !Task.isAnyLate(id)) {
            overdueSince = null;
        }
    }

    private void become(CaseState next) {
        if (!state.next().contains(next)) {
            throw Refusal.illegalTransition(state, state.next());
        }
        state = next;
        version++;
    }

    /** What may be done again from a state on, until the case is closed. */
    private void goesOn(CaseState from) {
        if (state.compareTo(from) < 0 || state == CaseState.CLOSED) {
            throw Refusal.illegalTransition(state, state.next());
        }
        version++;
    }
}
