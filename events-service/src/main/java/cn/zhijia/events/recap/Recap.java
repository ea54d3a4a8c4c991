package cn.zhijia.events.recap;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Tuple;
import jakarta.persistence.Version;

import cn.zhijia.events.recap.RecapView.Name;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 活动回顾: the organizers' words about a completed event. Names are never part of the text: they are joined to it when it is read,
 * from the consents that stand at that moment.
 */
@Entity
public class Recap extends PanacheEntityBase {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,9})\\}");
    private static final String NAMES = """
            select cast(n.place as integer), p.name from recap r, unnest(r.named) with ordinality n (person_id, place)
            join person p on p.id = n.person_id
            where r.event_id = :event and p.name is not null and exists (select 1 from recap_consent c
                where c.event_id = r.event_id and c.person_id = p.id and c.withdrawn_at is null)
            order by n.place
            """;
    private static final String REGISTERED = """
            select p.name, p.member_no from person p where p.id in (select person_id from registration where event_id = :event)
            union all
            select companion, null from registration, unnest(companions) companion where event_id = :event
            """;
    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_NUMBER = 4;

    @Id
    UUID eventId;
    @Version
    long version;
    String text;
    List<UUID> named;

    boolean says(String wanted, List<UUID> people) {
        return text.equals(wanted) && named.equals(people);
    }

    void write(String wanted, List<UUID> people) {
        text = wanted;
        named = new ArrayList<>(people);
    }

    /** Those named who consent now. */
    @SuppressWarnings("unchecked")
    static List<Name> names(UUID event) {
        List<Tuple> rows = getEntityManager().createNativeQuery(NAMES, Tuple.class).setParameter("event", event)
                .getResultList();
        return rows.stream().map(row -> new Name(row.get(0, Integer.class), row.get(1, String.class))).toList();
    }

    /** Refuses a place that names nobody, and a name or number written out: it would outlive its consent. */
    static void requireNameless(UUID event, RecapBody body) {
        var place = PLACE.matcher(body.text());
        while (place.find()) {
            int number = Integer.parseInt(place.group(1));
            if (number < 1 || number > body.named().size()) {
                throw Refusal.field("/text", "names-nobody");
            }
        }
        var text = PLACE.splitAsStream(body.text()).map(Recap::letters).collect(Collectors.joining(" "));
        @SuppressWarnings("unchecked")
        List<Tuple> people = getEntityManager().createNativeQuery(REGISTERED, Tuple.class).setParameter("event", event)
                .getResultList();
        if (people.stream().anyMatch(person -> occurs(person.get(0, String.class), SHORTEST_NAME, text)
                || occurs(person.get(1, String.class), SHORTEST_NUMBER, text))) {
            throw Refusal.field("/text", "names-somebody");
        }
    }

    private static boolean occurs(String name, int shortest, String text) {
        var letters = name == null ? "" : letters(name);
        return letters.length() >= shortest && text.contains(letters);
    }

    /** What is left of a name however it is spaced, dotted, or typed in full width. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** The people of these numbers; whoever is unknown has id (0, 0), and consents to nothing. */
    static List<UUID> people(List<String> numbers) {
        return numbers.stream().map(number -> Person.<Person> find("memberNo", number).firstResultOptional()
                .map(person -> person.id).orElse(new UUID(0, 0))).toList();
    }

    static void requireConsent(UUID event, List<UUID> people) {
        for (int i = 0; i < people.size(); i++) {
            if (!Consent.stands(event, people.get(i))) {
                throw new Refusal("consent-missing").at("/named/" + i, "consent-missing");
            }
        }
    }
}
