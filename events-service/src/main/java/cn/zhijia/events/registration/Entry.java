package cn.zhijia.events.registration;

import java.util.UUID;

import cn.zhijia.events.Glance;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * The one way into an event, for a member at the door, for a standing seat and for a row of an import: all the rules, in the
 * transaction of whoever asks.
 *
 * @param made false when this attempt, or another live one, stood before
 */
public record Entry(RegistrationView view, boolean made) {

    /** The first go may wait for the seats while somebody changes the event; the next holds them, and sees what stands. */
    private static final int GOES = 3;

    /**
     * @param person with the union that the audience is measured by
     * @param attempt chosen by the client, the same in every repeat
     * @throws Refusal when the event takes nobody, or not this person
     */
    public static Entry of(Glance glance, Person person, UUID attempt) {
        var seen = glance;
        for (int go = 0; go < GOES; go++) {
            var entry = once(seen, person, attempt);
            if (entry != null) {
                return entry;
            }
            Registration.getEntityManager().clear();
            seen = Glance.at(glance.event().id());
        }
        throw new Refusal("busy");
    }

    public RegistrationState state() {
        return view.state();
    }

    /** Null when what was read at first no longer stood once the seats were held. */
    private static Entry once(Glance glance, Person person, UUID attempt) {
        var event = glance.event();
        var wish = new Wish(event, person, attempt);
        var known = Registration.all(event, person);
        var standing = wish.standing(known);
        if (standing != null) {
            return new Entry(RegistrationView.of(standing), false);
        }
        event.requireAudience(person.unionId);
        if (!known.isEmpty() && known.get(0).state == RegistrationState.REJECTED) {
            throw new Refusal("registration-rejected");
        }
        glance.requireOpen();
        try {
            var made = wish.fulfil();
            return made == null ? null : new Entry(made, true);
        } catch (Refusal refusal) {
            return new Entry(RegistrationView.of(wish.meanwhile().orElseThrow(() -> refusal)), false);
        }
    }
}
