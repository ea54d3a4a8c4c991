package cn.zhijia.events.social.coin;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.social.Participant;
import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * 嘉宾 who has not left.
 *
 * @param present checked in at the event, with a seat that stands
 */
public record Guest(UUID id, int number, boolean present) {

    private static final String FIND = """
            select p.id, p.number, exists (select 1 from attendance a join registration r on r.id = a.registration_id
                where a.event_id = s.event_id and a.person_id = p.person_id and r.state = 'CONFIRMED') as present
            from participant p join social s on s.id = p.social_id
            where p.social_id = :social and p.left_at is null and %s = :who
            """;
    private static final String BY_PERSON = FIND.formatted("p.person_id");
    private static final String BY_ID = FIND.formatted("p.id");

    /** The caller; 404 for whoever does not take part. */
    public static Guest required(Social social, Caller caller) {
        return of(social, caller).orElseThrow(Refusal::notFound);
    }

    public static Optional<Guest> of(Social social, Caller caller) {
        return Person.known(caller).flatMap(person -> found(BY_PERSON, social, person.id));
    }

    /** Somebody who takes part and is here: nobody else can be met. */
    public static Optional<Guest> here(Social social, UUID participant) {
        return found(BY_ID, social, participant).filter(Guest::present);
    }

    /** What is inside is for those who take part and for the organizers; 404 for everybody else. */
    public static void requireInside(Social social, Caller caller) {
        if (!social.organizedBy(caller)) {
            required(social, caller);
        }
    }

    public void requirePresent() {
        if (!present) {
            throw new Refusal("not-present");
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<Guest> found(String sql, Social social, UUID who) {
        return Participant.getEntityManager().createNativeQuery(sql, Tuple.class).setParameter("social", social.id())
                .setParameter("who", who).getResultStream().findFirst().map(row -> of((Tuple) row));
    }

    private static Guest of(Tuple row) {
        return new Guest(row.get("id", UUID.class), row.get("number", Integer.class), row.get("present", Boolean.class));
    }
}
