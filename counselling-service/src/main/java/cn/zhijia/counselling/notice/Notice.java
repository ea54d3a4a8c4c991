package cn.zhijia.counselling.notice;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 通知: one fact about one thing, for its person or for everybody who has a role. */
@Entity
public class Notice extends PanacheEntityBase {

    @Id
    UUID id;
    UUID personId;
    String role;
    @Enumerated(EnumType.STRING)
    Fact fact;
    UUID thing;
    Instant occurredAt;

    /** In the transaction of the fact. Told again, nothing happens. */
    public static void tell(UUID person, Fact fact, UUID thing) {
        getEntityManager().createNativeQuery("""
                insert into notice (id, person_id, fact, thing, occurred_at)
                values (gen_random_uuid(), :person, :fact, :thing, zhijia_now()) on conflict do nothing""")
                .setParameter("person", person).setParameter("fact", fact.name()).setParameter("thing", thing)
                .executeUpdate();
    }

    /** Told each time it happens: a phone that has seen it before gets it anew. */
    public static void tellAnew(UUID person, Fact fact, UUID thing) {
        tellAnew(person, null, fact, thing);
    }

    /** In the transaction of the fact. Told again, it is new again: a page that nobody may miss. */
    public static void tellAnew(UUID person, String role, Fact fact, UUID thing) {
        getEntityManager()
                .createNativeQuery("""
                        insert into notice (id, person_id, role, fact, thing, occurred_at)
                        values (gen_random_uuid(), :person, :role, :fact, :thing, zhijia_now())
                        on conflict %s do update set occurred_at = excluded.occurred_at""".formatted(
                        role == null ? "(person_id, fact, thing)" : "(role, fact, thing) where role is not null"))
                .setParameter("person", person).setParameter("role", role).setParameter("fact", fact.name())
                .setParameter("thing", thing).executeUpdate();
    }
}
