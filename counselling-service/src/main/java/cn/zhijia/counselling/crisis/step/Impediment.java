package cn.zhijia.counselling.crisis.step;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.Signal;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 无法评估: why nobody can put the screener to the member; two people answer for it. */
@Entity
@Table(name = "crisis_impediment")
public class Impediment extends PanacheEntityBase {

    @Schema(name = "CrisisImpedimentReason")
    public enum Reason {
        MISSING,
        /** Or drugged, or in surgery: cannot answer. */
        UNCONSCIOUS,
        REFUSES,
        DECEASED,
        OTHER;

        /** Whether it is over when somebody has spoken with the member. */
        boolean endsWhenReached() {
            return this == MISSING || this == UNCONSCIOUS || this == DECEASED;
        }
    }

    @Id
    public UUID id;
    UUID caseId;
    @Enumerated(EnumType.STRING)
    public Reason reason;
    byte[] words;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Person by;
    public Instant at;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person second;
    public Instant secondAt;

    protected Impediment() {
    }

    Impediment(UUID id, CrisisCase crisis, ImpedimentBody body, Person by, Vault vault, Instant now) {
        this.id = id;
        caseId = crisis.id;
        reason = body.reason();
        words = vault.seal(crisis.member.id, cell(), body.words());
        this.by = by;
        at = now;
    }

    public static List<Impediment> of(UUID crisis) {
        return find("from Impediment i join fetch i.by left join fetch i.second where i.caseId = ?1 order by i.at, i.id",
                crisis)
                .page(0, 100).list();
    }

    /** Somebody has spoken with the member then: what only kept them from being found is over. */
    static void reached(CrisisCase crisis, Instant when) {
        if (crisis.course.impedimentId != null) {
            Impediment standing = findById(crisis.course.impedimentId);
            if (standing.reason.endsWhenReached() && when.isAfter(standing.at)) {
                crisis.assessAnew();
            }
        }
    }

    boolean says(CrisisCase crisis, ImpedimentBody body, Vault vault) {
        return caseId.equals(crisis.id) && reason == body.reason() && words(crisis.member.id, vault).equals(body.words());
    }

    boolean waitsFor(Person who) {
        return second == null && !who.id.equals(by.id);
    }

    /** Somebody called, or was reached, since it was written: the second would agree to what may be true no longer. */
    boolean isOutdated() {
        return Signal.isAnySince(caseId, at) || Contact.isReachedSince(caseId, at);
    }

    void second(Person who, Instant now) {
        second = who;
        secondAt = now;
    }

    public String words(UUID member, Vault vault) {
        return vault.open(member, cell(), words);
    }

    private Cell cell() {
        return new Cell("crisis_impediment", "words", id, 0);
    }
}
