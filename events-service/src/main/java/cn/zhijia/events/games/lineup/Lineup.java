package cn.zhijia.events.games.lineup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.rule.MeetRules;
import cn.zhijia.events.games.team.Athlete;
import cn.zhijia.kit.Refusal;

/** 参赛队员: who competes for an entry. */
final class Lineup {

    private static final String COMPETING = """
            select l.entry_id, p.member_no, a.name from meet_entry_athlete l join athlete a on a.id = l.athlete_id
            join person p on p.id = a.person_id where l.entry_id = any(cast(:entries as uuid[])) order by p.member_no, a.id
            """;
    /** Counts and asks in one statement, so that two organizers cannot enter the same athlete at once over the rule. */
    private static final String ENTER = """
            update athlete set disciplines = disciplines + 1 where id = any(cast(:athletes as uuid[]))
            and (cast(:most as integer) is null or disciplines < :most) returning id
            """;
    private static final String JOIN = """
            insert into meet_entry_athlete (entry_id, athlete_id, team_id)
            select :entry, athlete, :team from unnest(cast(:athletes as uuid[])) athlete
            """;
    private static final String LEAVE = """
            with left_out as (delete from meet_entry_athlete where entry_id = :entry
                and athlete_id = any(cast(:athletes as uuid[])) returning athlete_id)
            update athlete set disciplines = disciplines - 1 where id in (select athlete_id from left_out)
            """;
    private static final String MEMBERS = "select athlete_id from meet_entry_athlete where entry_id = :entry";

    private final Entry entry;

    Lineup(Entry entry) {
        this.entry = entry;
    }

    /** Who competes for each of these entries. */
    static Map<UUID, List<EntryView.Competitor>> of(Collection<UUID> entries) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database().createNativeQuery(COMPETING, Tuple.class).setParameter("entries", texts(entries))
                .getResultList();
        var competing = new HashMap<UUID, List<EntryView.Competitor>>();
        entries.forEach(id -> competing.put(id, new ArrayList<>()));
        rows.forEach(row -> competing.get(row.get(0, UUID.class))
                .add(new EntryView.Competitor(row.get(1, String.class), row.get(2, String.class))));
        return competing;
    }

    List<EntryView.Competitor> competing() {
        return of(List.of(entry.id())).get(entry.id());
    }

    List<String> memberNos() {
        return competing().stream().map(EntryView.Competitor::memberNo).sorted().toList();
    }

    /** Those with these numbers compete from now on, and nobody else. */
    void set(List<String> memberNos, MeetRules rules) {
        var byNumber = Athlete.numbered(entry.teamId(), memberNos).stream()
                .collect(Collectors.toMap(Athlete::memberNo, Athlete::id));
        requireOfTeam(memberNos, byNumber.keySet());
        var before = members();
        leave(without(before, byNumber.values()));
        var joining = without(byNumber.values(), before);
        var entered = enter(joining, rules.disciplinesPerAthlete());
        if (entered.size() < joining.size()) {
            throw usedUp(memberNos, byNumber, without(joining, entered), rules.disciplinesPerAthlete());
        }
        database().createNativeQuery(JOIN).setParameter("entry", entry.id()).setParameter("team", entry.teamId())
                .setParameter("athletes", texts(joining)).executeUpdate();
    }

    void clear() {
        leave(members());
    }

    private static void requireOfTeam(List<String> memberNos, Set<String> known) {
        var refusal = new Refusal("invalid-request");
        for (int i = 0; i < memberNos.size(); i++) {
            if (!known.contains(memberNos.get(i))) {
                refusal.at("/athletes/" + i, "not-on-team");
            }
        }
        if (!known.containsAll(memberNos)) {
            throw refusal;
        }
    }

    private static Refusal usedUp(List<String> memberNos, Map<String, UUID> byNumber, Set<UUID> refused, int most) {
        var refusal = new Refusal("disciplines-used-up").with("most", most);
        for (int i = 0; i < memberNos.size(); i++) {
            if (refused.contains(byNumber.get(memberNos.get(i)))) {
                refusal.at("/athletes/" + i, "disciplines-used-up");
            }
        }
        return refusal;
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> enter(Collection<UUID> athletes, Integer most) {
        return database().createNativeQuery(ENTER).setParameter("athletes", texts(athletes)).setParameter("most", most)
                .getResultList();
    }

    private void leave(Collection<UUID> athletes) {
        database().createNativeQuery(LEAVE).setParameter("entry", entry.id()).setParameter("athletes", texts(athletes))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> members() {
        return database().createNativeQuery(MEMBERS).setParameter("entry", entry.id()).getResultList();
    }

    private static Set<UUID> without(Collection<UUID> all, Collection<UUID> some) {
        var left = new HashSet<>(all);
        left.removeAll(Set.copyOf(some));
        return left;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static EntityManager database() {
        return Entry.getEntityManager();
    }
}
