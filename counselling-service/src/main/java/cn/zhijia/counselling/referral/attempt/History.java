package cn.zhijia.counselling.referral.attempt;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 经过: one step of an attempt, as it was taken; the database changes none of them. Each is a version of the FHIR Task. */
@Entity(name = "ReferralHistory")
@Immutable
@Table(name = "referral_history")
@IdClass(History.Key.class)
public class History extends PanacheEntityBase {

    record Key(UUID attemptId, long version) implements Serializable {
    }

    @Id
    UUID attemptId;
    @Id
    public long version;
    @Enumerated(EnumType.STRING)
    public Step step;
    public int number;
    @Enumerated(EnumType.STRING)
    public AttemptState state;
    @Enumerated(EnumType.STRING)
    public By.Kind byKind;
    String client;
    public UUID byId;
    byte[] said;
    public Instant at;

    protected History() {
    }

    History(Attempt attempt, Step step, int number, By by, byte[] said, Instant at) {
        attemptId = attempt.id;
        version = attempt.version;
        this.step = step;
        this.number = number;
        state = attempt.state;
        byKind = by.kind();
        client = by.client();
        byId = by.person();
        this.said = said;
        this.at = at;
    }

    public static List<History> of(UUID attempt) {
        return find("attemptId = ?1 order by version", attempt).page(0, 100).list();
    }

    static Optional<History> of(UUID attempt, Step step, int number) {
        return find("attemptId = ?1 and step = ?2 and number = ?3", attempt, step, number).singleResultOptional();
    }

    boolean isBy(By who) {
        return byKind == who.kind() && Objects.equals(client, who.client()) && Objects.equals(byId, who.person());
    }

    public Said said(UUID member, Vault vault) {
        return said == null ? Said.NOTHING : Said.read(vault.open(member, cell(attemptId, version), said));
    }

    static byte[] seal(Attempt attempt, UUID member, Said said, Vault vault) {
        return said.equals(Said.NOTHING) ? null : vault.seal(member, cell(attempt.id, attempt.version), said.json());
    }

    private static Cell cell(UUID attempt, long version) {
        return new Cell("referral_history", "said", attempt, version);
    }
}
