package cn.zhijia.counselling.referral;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 转介: the need of one member, out of one case. A draft so far. */
@Entity
public class Referral extends PanacheEntityBase {

    enum State {
        DRAFT
    }

    @Id
    UUID id;
    UUID caseId;
    @Enumerated(EnumType.STRING)
    State state;
    @Enumerated(EnumType.STRING)
    public Basis basis;
    byte[] reason;
    byte[] summary;
    long edition;
    UUID draftedById;
    public Instant draftedAt;

    protected Referral() {
    }

    Referral(CrisisCase crisis) {
        id = UUID.randomUUID();
        caseId = crisis.id;
        state = State.DRAFT;
    }

    /** The case's row must be held by whoever wants to change it. */
    public static Optional<Referral> of(UUID crisis) {
        return find("caseId", crisis).singleResultOptional();
    }

    boolean says(ReferralBody body, UUID member, Vault vault) {
        return basis == body.basis() && java.util.Objects.equals(reason(member, vault), body.reason())
                && summary(member, vault).equals(body.summary());
    }

    void take(ReferralBody body, UUID member, UUID by, Vault vault, Instant now) {
        edition++;
        basis = body.basis();
        reason = body.reason() == null ? null : vault.seal(member, cell("reason"), body.reason());
        summary = vault.seal(member, cell("summary"), body.summary());
        draftedById = by;
        draftedAt = now;
    }

    /** Null with the member's consent. */
    public String reason(UUID member, Vault vault) {
        return reason == null ? null : vault.open(member, cell("reason"), reason);
    }

    public String summary(UUID member, Vault vault) {
        return vault.open(member, cell("summary"), summary);
    }

    private Cell cell(String column) {
        return new Cell("referral", column, id, edition);
    }
}
