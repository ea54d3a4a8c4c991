package cn.zhijia.counselling.crisis.closing;

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

import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 告知: what was told of a member to somebody outside, because there was danger; two people answer for it. */
@Entity
@Table(name = "crisis_disclosure")
public class Disclosure extends PanacheEntityBase {

    @Id
    public UUID id;
    UUID caseId;
    @Enumerated(EnumType.STRING)
    public Outsider recipient;
    byte[] danger;
    byte[] reason;
    byte[] told;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Person by;
    public Instant at;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person second;
    public Instant secondAt;

    protected Disclosure() {
    }

    Disclosure(UUID id, CrisisCase crisis, DisclosureBody body, Person by, Vault vault, Instant now) {
        this.id = id;
        caseId = crisis.id;
        recipient = body.to();
        danger = vault.seal(crisis.member.id, cell("danger"), body.danger());
        reason = vault.seal(crisis.member.id, cell("reason"), body.reason());
        told = vault.seal(crisis.member.id, cell("told"), body.told());
        this.by = by;
        at = now;
    }

    public static List<Disclosure> of(UUID crisis) {
        return find("from Disclosure d join fetch d.by left join fetch d.second where d.caseId = ?1 order by d.at, d.id",
                crisis)
                .page(0, 100).list();
    }

    static boolean isAnyUnseconded(UUID crisis) {
        return count("caseId = ?1 and second is null", crisis) > 0;
    }

    boolean says(CrisisCase crisis, DisclosureBody body, Vault vault) {
        var member = crisis.member.id;
        return caseId.equals(crisis.id) && recipient == body.to() && danger(member, vault).equals(body.danger())
                && reason(member, vault).equals(body.reason()) && told(member, vault).equals(body.told());
    }

    /** Whether this person is the second one now, and was not before. */
    boolean second(Person who, Instant now) {
        if (who.id.equals(by.id) || second != null) {
            return false;
        }
        second = who;
        secondAt = now;
        return true;
    }

    public String danger(UUID member, Vault vault) {
        return vault.open(member, cell("danger"), danger);
    }

    public String reason(UUID member, Vault vault) {
        return vault.open(member, cell("reason"), reason);
    }

    public String told(UUID member, Vault vault) {
        return vault.open(member, cell("told"), told);
    }

    private Cell cell(String column) {
        return new Cell("crisis_disclosure", column, id, 0);
    }
}
