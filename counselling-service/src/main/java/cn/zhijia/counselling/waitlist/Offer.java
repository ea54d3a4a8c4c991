package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A time that is kept for whoever waited, under the id of the appointment that keeps it. One for a person and one for a time.
 */
@Entity
@Table(name = "waitlist_offer")
class Offer extends PanacheEntityBase {

    enum Answer {
        ACCEPTED,
        DECLINED,
        EXPIRED
    }

    @Id
    UUID id;
    UUID entryId;
    UUID personId;
    UUID counsellorId;
    Instant startsAt;
    Instant offeredAt;
    Instant expiresAt;
    @Enumerated(EnumType.STRING)
    Answer answer;

    /** Unless the person, or the time, has an offer that nobody has answered. */
    static boolean make(UUID id, Entry entry, Slot slot, Instant until) {
        return getEntityManager().createNativeQuery("""
                insert into waitlist_offer (id, entry_id, person_id, counsellor_id, starts_at, offered_at, expires_at)
                values (:id, :entry, :person, :counsellor, :start, zhijia_now(), :until) on conflict do nothing""")
                .setParameter("id", id).setParameter("entry", entry.id).setParameter("person", entry.person.id)
                .setParameter("counsellor", slot.key().counsellor()).setParameter("start", slot.key().start())
                .setParameter("until", until).executeUpdate() == 1;
    }

    /** What an entry is offered now. */
    static Optional<Offer> live(UUID entry) {
        return find("entryId = ?1 and answer is null", entry).singleResultOptional();
    }

    /** What an entry was offered under this id; 404 for another's. */
    static Offer of(UUID entry, UUID id) {
        return find("id = ?1 and entryId = ?2", id, entry).<Offer> singleResultOptional().orElseThrow(Refusal::notFound);
    }

    /** Refuses an answer to what is over, or was answered otherwise. */
    void answer(Answer given) {
        if (answer != null) {
            throw new Refusal("offer-over");
        }
        answer = given;
    }
}
