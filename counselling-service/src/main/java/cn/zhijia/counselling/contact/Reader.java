package cn.zhijia.counselling.contact;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

/** Opens members' contacts for staff; each member sees that it was read. Whoever asks has made sure that the reader may. */
@ApplicationScoped
public class Reader {

    private final Vault vault;
    private final Audit audit;

    Reader(Vault vault, Audit audit) {
        this.vault = vault;
        this.audit = audit;
    }

    /** What the carer of the own station calls somebody; the person's row is a place in the list. */
    public record Called(UUID person, String nickname) {

        @Override
        public String toString() {
            return "Called"; // never what
        }
    }

    /** Name and telephone, for the member's counsellor. */
    public ContactView forCounsellor(UUID person, UUID thing) {
        return read(person, thing).withoutOthers(name(person));
    }

    /** The same for a hospital that is asked to see the member; {@code thing} is the attempt. */
    public ContactView forHospital(UUID person, UUID thing) {
        return forCounsellor(person, thing);
    }

    /** Whom to call too: for whoever is on duty, with an open case or an emergency access, {@code thing}. */
    public ContactView inEmergency(UUID person, UUID thing) {
        return read(person, thing).inEmergency(name(person));
    }

    private ContactView read(UUID person, UUID thing) {
        var said = Contact.of(person).map(c -> ContactView.of(c.read(vault))).orElse(ContactView.NONE);
        audit.record(person, Act.CONTACT_READ, thing, null);
        return said;
    }

    private static String name(UUID person) {
        return Person.<Person> findById(person).name;
    }

    /** Everybody who gave this number, and is told why somebody searched. Two people may share a telephone, and stay two. */
    public List<Person> reachedBy(String phone, String pointer, String reason, int most) {
        var people = Contact.reachedBy(Phone.canonical(phone, pointer), vault, most).stream()
                .map(c -> Person.<Person> findById(c.personId)).toList();
        people.forEach(p -> audit.record(p.id, Act.CONTACT_FOUND, null, reason)); // in the order of their ids
        return people;
    }

    /** A page of the people of one station, by what they are called there. */
    public Slice<Called> ofStation(UUID station, UUID after, int limit) {
        var page = Slice.of(Contact.ofStation(station, after, limit + 1), limit)
                .map(c -> new Called(c.personId, c.read(vault).nickname()));
        page.shown().forEach(p -> audit.record(p.person, Act.CONTACT_READ, station, null)); // in the order of their ids
        return page;
    }
}
