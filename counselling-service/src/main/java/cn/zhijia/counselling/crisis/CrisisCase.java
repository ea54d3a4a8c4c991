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
    @Embedded
    public Course course;
    public Instant openedAt;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person acknowledgedBy;
    public Instant acknowledgedAt;
    @Embedded
    public SafetyPlan safetyPlan;
    @Embedded
    public Ending ending;
    public Instant overdueSince;
    public long version;

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

    public CaseState state() {
        return course.state;
    }

    /** Another flag or call came: nobody closes the case with what was proposed before it. Whether it was graver. */
    boolean raise(Level flag) {
        version++;
        ending.takeBack();
        boolean graver = level.compareTo(flag) < 0;
        level = graver ? flag : level;
        return graver;
    }

    public void acknowledge(Person officer, Instant now) {
        if (acknowledgedBy != null) {
            if (!acknowledgedBy.id.equals(officer.id)) {
                throw new Refusal("acknowledged-already").with("by", String.valueOf(acknowledgedBy.memberNo));
            }
            return;
        }
        advance(CaseState.ACKNOWLEDGED);
        acknowledgedBy = officer;
        acknowledgedAt = now;
        clocks().takenOn();
        settle();
    }

    /** Somebody looks at what came after the case was taken on. Whether nobody had before. */
    public boolean heed(Signal signal, Person officer, Instant now) {
        if (!signal.acknowledge(officer, now)) {
            return false;
        }
        course.goesOn(CaseState.ACKNOWLEDGED);
        version++;
        clocks().heeded(signal.raisedAt);
        settle();
        return true;
    }

    /**
     * The first takes the case on; another may follow while it is open, and counts from then on. One that is not newer changes
     * nothing.
     */
    public void assess(UUID screener, Instant asked) {
        if (course.isAskedSince(asked)) {
            return;
        }
        advance(CaseState.ASSESSED);
        course.assessmentId = screener;
        course.assessedAt = asked;
        clocks().heeded(asked);
        clocks().assessed(state());
        settle();
    }

    /** Nobody can put the screener to the member, as two people say. Of who has died, nothing is left but to close the case. */
    public void impede(UUID impediment, boolean dead) {
        advance(CaseState.ASSESSED);
        course.impedimentId = impediment;
        if (dead) {
            clocks().leftToClose();
        } else {
            clocks().assessed(state());
        }
        settle();
    }

    /** Who could not be asked can be now. */
    public void assessAnew() {
        if (course.assessmentId == null) {
            clocks().unassessed();
        }
    }

    public void plan(String text, Vault vault, Instant now) {
        if (advance(CaseState.PLANNED)) {
            clocks().cared();
            settle();
        }
        safetyPlan.take(text, this, vault, now);
    }

    /** A referral was drafted: before anybody could ask the screener only in an emergency, and it stays to be asked. */
    public void refer(UUID referral, boolean emergency) {
        boolean begins = state() != CaseState.PLANNED;
        course.mayBeReferred(emergency);
        course.emergencyId = emergency ? referral : null;
        if (advance(CaseState.REFERRED) && begins) {
            clocks().cared();
            settle();
        }
    }

    /** Somebody has spoken with the member then, or tried to. */
    public void contacted(TaskKind kind, boolean reached, Instant at) {
        course.goesOn(CaseState.ACKNOWLEDGED); // who has not taken it on has not read it
        if (kind != TaskKind.FOLLOW_UP) {
            version++;
        } else if (advance(CaseState.FOLLOW_UP) && !clocks().wanted(kind, at)) {
            throw Refusal.field("/at", "before-follow-ups");
        }
        clocks().contacted(kind, reached, at);
        settle();
    }

    /** The first of two people proposes how it ended; the second, who says the same, closes it. */
    public void close(Outcome how, String summary, Person who, boolean supervisor, Vault vault, Instant now) {
        boolean same = ending.says(how, summary, this, vault);
        if (same && ending.isBy(who)) {
            return;
        }
        if (!state().mayEndAs(how)) {
            throw Refusal.illegalTransition(state(), state().next());
        }
        if (clocks().isAssessmentDue()) {
            throw new Refusal("not-assessed");
        }
        version++;
        if (!same) {
            ending.propose(how, summary, who, supervisor, this, vault);
            return;
        }
        ending.agree(who, supervisor, now);
        course.state = CaseState.CLOSED;
        clocks().ended();
        settle();
    }

    /** Something is late. */
    void late(Instant now) {
        overdueSince = overdueSince == null ? now : overdueSince;
        version++;
    }

    private Clocks clocks() {
        return new Clocks(id, level);
    }

    /** Somebody has acted: late is only what is still to be done. */
    private void settle() {
        if (overdueSince != null && !Task.isAnyLate(id)) {
            overdueSince = null;
        }
    }

    /** Whether the case comes to this state now; what is written down once more changes it all the same. */
    private boolean advance(CaseState to) {
        version++;
        return course.advance(to);
    }
}
