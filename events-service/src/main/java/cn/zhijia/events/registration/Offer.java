package cn.zhijia.events.registration;

import static cn.zhijia.events.registration.RegistrationState.DECLINED;
import static cn.zhijia.events.registration.RegistrationState.OFFERED;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.zhijia.events.Event;
import cn.zhijia.events.registration.Registration.EndedBy;
import cn.zhijia.events.registration.Registration.OfferAnswer;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** Seats that were offered to somebody who waited, now or earlier. */
public record Offer(UUID id, Registration registration) {

    /** The person's offer of that id. */
    public static Optional<Offer> of(Event event, Person person, UUID id) {
        return Attempts.of(event, person).offered(id).map(r -> new Offer(id, r));
    }

    /**
     * The person takes the seats. They are held already, so no quota is locked: one conditional update decides between this,
     * the
     * deadline and a cancellation.
     */
    public void accept() {
        Registration.getEntityManager().createNativeQuery("""
                update registration set state = 'CONFIRMED', offer_answer = 'ACCEPTED'
                where id = :id and state = 'OFFERED' and offer = :offer and offer_expires_at > zhijia_now()
                """).setParameter("id", registration.id).setParameter("offer", id).executeUpdate();
        Registration.getEntityManager().refresh(registration);
        requireAnswered(OfferAnswer.ACCEPTED);
    }

    /** The person does not take the seats, and they go to whoever is next. */
    public void decline() {
        var quotas = registration.locked();
        if (registration.state == OFFERED && id.equals(registration.offer)) {
            registration.offerAnswer = OfferAnswer.DECLINED;
            registration.end(DECLINED, EndedBy.MEMBER, null, quotas);
        }
        requireAnswered(OfferAnswer.DECLINED);
    }

    private void requireAnswered(OfferAnswer answer) {
        if (registration.earlierOffers.contains(id) || registration.state == OFFERED) {
            throw new Refusal("offer-expired");
        }
        if (registration.offerAnswer != answer) {
            throw Refusal.illegalTransition(registration.state, List.of());
        }
    }
}
