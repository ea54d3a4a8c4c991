package cn.zhijia.counselling.referral.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 转介尝试: one hospital is asked. Whoever moves it holds the row of its referral until commit: hospital, officer and clock come
 * one after the other.
 */
@Entity
@Table(name = "referral_attempt")
public class Attempt extends PanacheEntityBase {

    /** In place of a requester's reason: the member has withdrawn the consent, and the hospital reads nothing more. */
    public static final String CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN";

    @Id
    public UUID id;
    public UUID referralId;
    public int number;
    public String hospitalId;
    @Enumerated(EnumType.STRING)
    public AttemptState state;
    @Enumerated(EnumType.STRING)
    AttemptState heldFrom;
    int holds;
    public String code;
    public String cancelCode;
    int cancelAsks;
    public Instant arriveFrom;
    public Instant arriveBy;
    public Instant disclosureEndedAt;
    public Instant requestedAt;
    public Instant changedAt;
    public long version;

    protected Attempt() {
    }

    /** Where it stands: the how manieth of its referral, at which hospital. */
    public record Place(UUID referral, int number, String hospital) {
    }

    /** Written with its history. */
    public static Attempt start(Place place, By by, Instant now) {
        var attempt = new Attempt();
        attempt.id = UUID.randomUUID();
        attempt.referralId = place.referral();
        attempt.number = place.number();
        attempt.hospitalId = place.hospital();
        attempt.state = AttemptState.REQUESTED;
        attempt.requestedAt = now;
        attempt.changedAt = now;
        attempt.version = 1;
        attempt.persistAndFlush();
        new History(attempt, Step.REQUEST, 1, by, null, now).persist();
        return attempt;
    }

    public static List<Attempt> of(UUID referral) {
        return find("referralId = ?1 order by number", referral).page(0, 100).list();
    }

    public static Attempt of(UUID referral, int number) {
        return Attempt.<Attempt> find("referralId = ?1 and number = ?2", referral, number).singleResultOptional()
                .orElseThrow(Refusal::notFound);
    }

    public static Optional<Attempt> live(UUID referral) {
        return find("referralId = ?1 and state in ?2", referral, AttemptState.LIVE).singleResultOptional();
    }

    /** The referral of an attempt at this hospital, read without the attempt, which is read once the referral is held. */
    public static Optional<UUID> referralOf(UUID attempt, String hospital) {
        return find("select a.referralId from Attempt a where a.id = ?1 and a.hospitalId = ?2", attempt, hospital)
                .project(UUID.class).singleResultOptional();
    }

    /** What is written of the person is for a hospital that is asked or has the person, and for no other. */
    public boolean isOpenToHospital() {
        return state.isLive() && disclosureEndedAt == null;
    }

    public boolean isCancelAsked() {
        return cancelCode != null;
    }

    /** The number of the next step of a kind that may come again. */
    public int nextHold() {
        return holds + 1;
    }

    public int nextCancelAsk() {
        return cancelAsks + 1;
    }

    public int presentHold() {
        return holds;
    }

    public int presentCancelAsk() {
        return cancelAsks;
    }

    /**
     * Whether this very step was taken before, by the same client with the same words: a repeat, which undoes nothing. Other
     * words of the same client are refused (412).
     */
    public boolean repeats(Step step, int nth, By by, Said said, UUID member, Vault vault) {
        var known = History.of(id, step, nth).filter(h -> h.isBy(by));
        if (known.isPresent() && !known.get().said(member, vault).equals(said)) {
            throw new Refusal("answered-otherwise").with("version", version);
        }
        return known.isPresent();
    }

    /** Refuses what the machine has no arrow for. Written with its history. */
    public void take(Step step, By by, Said said, UUID member, Vault vault, Instant now) {
        var next = step.lead(state, heldFrom, isCancelAsked(), by.kind());
        heldFrom = step == Step.HOLD ? state : step == Step.RESUME || !next.isLive() ? null : heldFrom;
        state = next;
        version++;
        changedAt = now;
        note(step, said);
        flush();
        new History(this, step, number(step), by, History.seal(this, member, said, vault), now).persist();
    }

    private void note(Step step, Said said) {
        switch (step) {
            case ACCEPT -> {
                arriveFrom = said.arriveFrom();
                arriveBy = said.arriveBy();
            }
            case HOLD -> holds++;
            case ASK_CANCEL -> {
                cancelCode = said.code();
                disclosureEndedAt = CONSENT_WITHDRAWN.equals(cancelCode) ? changedAt : disclosureEndedAt;
                cancelAsks++;
            }
            case REFUSE_CANCEL -> cancelCode = null;
            case CONFIRM_CANCEL -> code = cancelCode;
            default -> {
            }
        }
        if (!state.isLive() && code == null) {
            code = said.code();
        }
    }

    private int number(Step step) {
        return switch (step) {
            case HOLD, RESUME -> holds;
            case ASK_CANCEL, CONFIRM_CANCEL, REFUSE_CANCEL -> cancelAsks;
            default -> 1;
        };
    }
}
