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

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 联系: one attempt to speak with the member. */
@Entity(name = "CrisisContact")
@Immutable
@Table(name = "crisis_contact")
public class Contact extends PanacheEntityBase {

    @Id
    public UUID id;
    UUID caseId;
    @Enumerated(EnumType.STRING)
    public TaskKind kind;
    public boolean reached;
    byte[] note;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Person by;
    /** When it took place. */
    public Instant at;
    public Instant recordedAt;
    Instant caseOpenedAt;

    protected Contact() {
    }

    Contact(UUID id, CrisisCase crisis, TaskKind kind, ContactBody body, Person by, Vault vault, Instant now) {
        this.id = id;
        caseId = crisis.id;
        this.kind = kind;
        reached = body.reached();
        note = vault.seal(crisis.member.id, cell(), body.note());
        this.by = by;
        at = body.time();
        recordedAt = now;
        caseOpenedAt = crisis.openedAt;
    }

    public static List<Contact> of(UUID crisis) {
        return find("from CrisisContact c join fetch c.by where c.caseId = ?1 order by c.at, c.id", crisis).page(0, 100).list();
    }

    static boolean isReachedSince(UUID crisis, Instant moment) {
        return count("caseId = ?1 and reached and at > ?2", crisis, moment) > 0;
    }

    boolean says(CrisisCase crisis, TaskKind what, ContactBody body, Vault vault) {
        return caseId.equals(crisis.id) && kind == what && reached == body.reached() && at.equals(body.time())
                && note(crisis.member.id, vault).equals(body.note());
    }

    public String note(UUID member, Vault vault) {
        return vault.open(member, cell(), note);
    }

    private Cell cell() {
        return new Cell("crisis_contact", "note", id, 0);
    }
}
