package cn.zhijia.events.registration;

import java.util.UUID;

import cn.zhijia.events.Glance;
import cn.zhijia.events.form.Form;
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

    /** One person, nothing asked. */
    public static Entry of(Glance glance, Person person, UUID attempt) {
        return of(glance, person, Form.of(attempt));
    }

    /**
     * @param person with the union that audience and quotas are measured by
     * @throws Refusal when the event takes nobody, or not this person, or not with this form
     */
    public static Entry of(Glance glance, Person person, Form form) {
        return of(new Arrival(glance, person, null), form);
    }

    static Entry of(Arrival arrival, Form form) {
        var seen = arrival;
        for (int go = 0; go < GOES; go++) {
            var entry = once(seen, form);
            if (entry != null) {
                return entry;
            }
            Registration.getEntityManager().clear();
            seen = new Arrival(Glance.at(arrival.glance().event().id()), arrival.person(), null);
        }
        throw new Refusal("busy");
    }

    public RegistrationState state() {
        return view.state();
    }

    /** Null when what was read at first no longer stood once the seats were held. */
    private static Entry once(Arrival arrival, Form form) {
        var glance = arrival.glance();
        var event = glance.event();
        var person = arrival.person();
        var wish = new Wish(event, person, form);
        boolean withMain = Parts.heldWithMain(event, person); // before anything of the part, in the order of locks
        var known = arrival.known() == null ? Attempts.of(event, person) : arrival.known();
        var standing = known.standing(form.attempt()).orElse(null);
        if (standing != null) {
            var shrinking = new Shrinking(standing, form);
            if (shrinking.isAsked(known)) {
                shrinking.carryOut(glance);
            }
            wish.remember(known); // after that: quotas are locked before registrations
            return new Entry(RegistrationView.of(standing), false);
        }
        event.requireAudience(person.unionId);
        if (known.rejected()) {
            throw new Refusal("registration-rejected");
        }
        glance.requireOpen();
        form.check(event.questions(), event.maxParty());
        if (!withMain) {
            throw Parts.mainNeeded(event);
        }
        try {
            var made = wish.fulfil();
            return made == null ? null : new Entry(made, true);
        } catch (Refusal refusal) {
            var others = wish.meanwhile();
            if (others == null) {
                throw refusal;
            }
            return new Entry(RegistrationView.of(others), false);
        }
    }
}
