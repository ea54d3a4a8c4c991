package cn.zhijia.events.games.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.Tuple;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.team.Team;

/**
 * What stands before a file is written, read in a few statements for all its rows. The caller holds the meet.
 *
 * @param teams by title
 * @param disciplines by title
 * @param athletes by 会员号
 * @param competing of these
 * @param sizes how many compete for each entry
 * @param off who was taken off which team, be it on it again by now or not
 * @param entriesOff which teams were taken out of which disciplines, be they entered again by now or not
 */
record Known(Map<String, UUID> teams, Map<String, Discipline> disciplines, Map<String, Athlete> athletes,
        Set<Competing> competing, Map<EntryKey, Integer> sizes, Set<Off> off, Set<EntryKey> entriesOff) {

    record Athlete(UUID team, String name, int disciplines) {
    }

    record Competing(String memberNo, UUID discipline) {
    }

    record Off(String memberNo, UUID team) {
    }

    record EntryKey(UUID discipline, UUID team) {
    }

    private static final String ATHLETES = """
            select p.member_no, a.team_id, a.name, a.disciplines from athlete a join person p on p.id = a.person_id
            where a.meet_id = :meet and p.member_no = any(cast(:numbers as text[]))
            """;
    private static final String COMPETING = """
            select p.member_no, e.discipline_id from meet_entry e join meet_entry_athlete l on l.entry_id = e.id
            join athlete a on a.id = l.athlete_id join person p on p.id = a.person_id
            where e.meet_id = :meet and p.member_no = any(cast(:numbers as text[]))
            """;
    private static final String SIZES = """
            select e.discipline_id, e.team_id, count(l.athlete_id) from meet_entry e
            left join meet_entry_athlete l on l.entry_id = e.id where e.meet_id = :meet group by e.id
            """;
    private static final String OFF = """
            select p.member_no, o.team_id from athlete_off o join team t on t.id = o.team_id join person p on p.id = o.person_id
            where t.meet_id = :meet and p.member_no = any(cast(:numbers as text[]))
            """;
    private static final String ENTRIES_OFF = """
            select o.discipline_id, o.team_id from entry_off o join team t on t.id = o.team_id where t.meet_id = :meet
            """;

    static Known of(Meet meet, String[] numbers) {
        var athletes = new HashMap<String, Athlete>();
        rows(ATHLETES, meet, numbers).forEach(row -> athletes.put(row.get(0, String.class),
                new Athlete(row.get(1, UUID.class), row.get(2, String.class), row.get(3, Integer.class))));
        var competing = new HashSet<Competing>();
        rows(COMPETING, meet, numbers)
                .forEach(row -> competing.add(new Competing(row.get(0, String.class), row.get(1, UUID.class))));
        var sizes = new HashMap<EntryKey, Integer>();
        rows(SIZES, meet, null).forEach(row -> sizes.put(new EntryKey(row.get(0, UUID.class), row.get(1, UUID.class)),
                row.get(2, Long.class).intValue()));
        var off = rows(OFF, meet, numbers).stream().map(row -> new Off(row.get(0, String.class), row.get(1, UUID.class)));
        var entriesOff = rows(ENTRIES_OFF, meet, null).stream()
                .map(row -> new EntryKey(row.get(0, UUID.class), row.get(1, UUID.class)));
        return new Known(Team.of(meet.id()).stream().collect(Collectors.toMap(Team::title, Team::id)),
                Discipline.of(meet.id()).stream().collect(Collectors.toMap(Discipline::title, Function.identity())), athletes,
                competing, sizes, off.collect(Collectors.toSet()), entriesOff.collect(Collectors.toSet()));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(String sql, Meet meet, String[] numbers) {
        var query = Meet.getEntityManager().createNativeQuery(sql, Tuple.class).setParameter("meet", meet.id());
        return (numbers == null ? query : query.setParameter("numbers", numbers)).getResultList();
    }
}
