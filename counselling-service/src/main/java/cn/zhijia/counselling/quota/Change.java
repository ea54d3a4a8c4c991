package cn.zhijia.counselling.quota;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One administrator's change of one member's quota, never changed itself. The reason is sealed with the member's key. */
@Entity
@Table(name = "quota_change")
class Change extends PanacheEntityBase {

    @Id
    UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person person;
    int year;
    @Enumerated(EnumType.STRING)
    ChangeBody.Kind kind;
    int sessions;
    byte[] reason;
    UUID madeById;
    Instant madeAt;

    protected Change() {
    }

    Change(UUID id, Person person, ChangeBody body, Person by, Instant now, Vault vault) {
        this.id = id;
        this.person = person;
        year = body.year();
        kind = body.kind();
        sessions = body.sessions();
        reason = vault.seal(person.id, cell(), body.reason());
        madeById = by.id;
        madeAt = now;
    }

    ChangeBody body(Vault vault) {
        return new ChangeBody(person.memberNo, year, kind, sessions, vault.open(person.id, cell(), reason));
    }

    private Cell cell() {
        return new Cell("quota_change", "reason", id, 0);
    }
}
