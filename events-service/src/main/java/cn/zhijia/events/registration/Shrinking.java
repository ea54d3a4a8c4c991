package cn.zhijia.events.registration;

import java.util.List;

import cn.zhijia.events.Glance;
import cn.zhijia.events.form.Form;
import cn.zhijia.events.seats.Seats;
import cn.zhijia.kit.Refusal;

/**
 * A form that was sent again with another number of people: fewer may come, and the seats of the others go to whoever is next.
 */
record Shrinking(Registration registration, Form form) {

    /**
     * The form is of the attempt in force or a new one, and names another number. A late repeat of an earlier attempt does not
     * ask for anything.
     */
    boolean isAsked(Attempts known) {
        var r = registration;
        return form.partySize() != null && form.partySize() != r.partySize && r.state.live()
                && known.all().stream().noneMatch(other -> other != r && other.isOf(form.attempt()));
    }

    /** A larger number in a known attempt is a late repeat. */
    void carryOut(Glance glance) {
        var r = registration;
        var quotas = r.locked();
        if (!r.state.live() || form.partySize() == r.partySize || form.partySize() > r.partySize && r.isOf(form.attempt())) {
            return;
        }
        if (form.partySize() > r.partySize) {
            throw new Refusal("party-larger").with("partySize", r.partySize);
        }
        glance.requireNotStarted();
        form.checkCompanions();
        int left = r.partySize - form.partySize();
        r.partySize = form.partySize();
        r.companions = form.companions();
        Registration.flush();
        Seats.release(r.event.id(), quotas, r.holds ? r.quotaIds : List.of(), left, List.of());
        Registration.getEntityManager().refresh(r);
    }
}
