package cn.zhijia.events.praise;

import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.Glance;
import cn.zhijia.events.notice.Fact;
import cn.zhijia.events.praise.label.PraiseLabel;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** Somebody wants to praise somebody. Which of several parallel ones are the three, the unique indexes of the table decide. */
record Gift(Glance glance, UUID id, Presence giver, PraiseBody body) {

    /** Each lost go means that another praise of the pair was written, and a pair has three slots. */
    private static final int GOES = 6;
    private static final String INSERT = """
            insert into praise (id, event_id, from_person_id, to_person_id, label_id, note, slot, given_at)
            select :id, :event, :from, :to, :label, cast(:note as varchar), s.slot, zhijia_now()
            from generate_series(1, 3) s (slot)
            where not exists (select 1 from praise p where p.event_id = :event and p.from_person_id = :from
                and p.to_person_id = :to and p.slot = s.slot and p.withdrawn_at is null)
            order by s.slot limit 1 on conflict do nothing
            """;

    /** @return false when it was given before: then nothing changes, whatever has become of it since */
    boolean given() {
        Person to = Person.<Person> find("memberNo", body.to()).firstResult();
        for (int go = 0; go < GOES; go++) {
            if (standing(to)) {
                return false;
            }
            Presence.requireRecent(glance);
            PraiseLabel.requireChoosable(body.label(), "/label");
            var recipient = present(to);
            if (insert(to) == 1) {
                tell(recipient);
                return true;
            }
            requireRoom(to);
            database().clear();
        }
        throw new Refusal("busy");
    }

    /** The same praise stands already; refuses an id of another one. */
    private boolean standing(Person to) {
        Praise praise = Praise.findById(id);
        if (praise == null) {
            return false;
        }
        if (!praise.from(giver.person().id) || !praise.eventId.equals(event())) {
            throw new Refusal("id-in-use");
        }
        if (to == null || !praise.to(to.id) || !praise.labelId.equals(body.label())
                || !Objects.equals(praise.note, body.note())) {
            throw new Refusal("praise-given-before");
        }
        return true;
    }

    /** Whoever does not exist was not there either: the answer is one. */
    private Presence present(Person to) {
        if (to == null) {
            throw new Refusal("recipient-not-present");
        }
        return Presence.of(to, glance.event()).orElseThrow(() -> new Refusal("recipient-not-present"));
    }

    /** Why it could not be written: the label is used up, or all slots are; else another one was written meanwhile. */
    private void requireRoom(Person to) {
        var pair = "eventId = ?1 and fromPersonId = ?2 and toPersonId = ?3 and id <> ?4 and ";
        var giving = giver.person().id;
        if (Praise.count(pair + "labelId = ?5", event(), giving, to.id, id, body.label()) > 0) {
            throw new Refusal("praise-given-before");
        }
        if (Praise.count(pair + "withdrawnAt is null", event(), giving, to.id, id) >= 3) {
            throw new Refusal("praise-limit");
        }
    }

    private int insert(Person to) {
        return database().createNativeQuery(INSERT).setParameter("id", id).setParameter("event", event())
                .setParameter("from", giver.person().id).setParameter("to", to.id).setParameter("label", body.label())
                .setParameter("note", body.note()).executeUpdate();
    }

    /** One notice for all praises of an event: it moves to the end with each. */
    private void tell(Presence recipient) {
        database().createNativeQuery(Fact.PRAISED.tell("(select * from registration where id = :registration)"))
                .setParameter("registration", recipient.registration()).executeUpdate();
    }

    private UUID event() {
        return glance.event().id();
    }

    private static EntityManager database() {
        return Praise.getEntityManager();
    }
}
