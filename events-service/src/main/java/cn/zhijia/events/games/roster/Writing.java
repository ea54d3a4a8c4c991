package cn.zhijia.events.games.roster;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.persistence.EntityManager;

import cn.zhijia.events.games.Meet;
import cn.zhijia.kit.Refusal;

/** Writes a file in a few statements for all its rows. The caller holds the meet. */
final class Writing {

    /** In the order of numbers, so that two files that name the same people do not wait for each other in a circle. */
    private static final String PEOPLE = """
            insert into person (id, member_no) select gen_random_uuid(), number from unnest(cast(:numbers as text[])) number
            order by number on conflict do nothing
            """;
    private static final String ATHLETES = """
            insert into athlete (id, meet_id, team_id, person_id, name, version)
            select gen_random_uuid(), :meet, r.team, p.id, r.name, 0
            from unnest(cast(:numbers as text[]), cast(:teams as uuid[]), cast(:names as text[])) as r(number, team, name)
            join person p on p.member_no = r.number
            where not exists (select from athlete a where a.meet_id = :meet and a.person_id = p.id)
            """;
    private static final String ENTRIES = """
            insert into meet_entry (id, version, meet_id, discipline_id, team_id)
            select distinct on (discipline, team) gen_random_uuid(), 0, cast(:meet as uuid), discipline, team
            from unnest(cast(:disciplines as uuid[]), cast(:teams as uuid[])) as r(discipline, team)
            on conflict (discipline_id, team_id) do nothing
            """;
    private static final String VERSIONS = """
            update meet_entry e set version = e.version + 1
            from (select distinct discipline, team
                from unnest(cast(:disciplines as uuid[]), cast(:teams as uuid[])) as u(discipline, team)) r
            where e.discipline_id = r.discipline and e.team_id = r.team
            """;
    private static final String COMPETE = """
            insert into meet_entry_athlete (entry_id, athlete_id, team_id) select e.id, a.id, a.team_id
            from unnest(cast(:numbers as text[]), cast(:disciplines as uuid[])) as r(number, discipline)
            join person p on p.member_no = r.number join athlete a on a.meet_id = :meet and a.person_id = p.id
            join meet_entry e on e.discipline_id = r.discipline and e.team_id = a.team_id
            """;
    /** Counts and asks in one statement, as whoever enters a single team does. */
    private static final String COUNT = """
            update athlete a set disciplines = a.disciplines + r.places
            from (select number, cast(count(*) as integer) as places from unnest(cast(:numbers as text[])) as u(number)
                group by number) r join person p on p.member_no = r.number
            where a.meet_id = :meet and a.person_id = p.id
            and (cast(:most as integer) is null or a.disciplines + r.places <= :most)
            """;

    private final Meet meet;

    Writing(Meet meet) {
        this.meet = meet;
    }

    /** How many of the people are new. */
    int athletes(List<RosterRow> rows, Map<String, UUID> teams) {
        var numbers = texts(rows, RosterRow::memberNo);
        database().createNativeQuery(PEOPLE).setParameter("numbers", numbers).executeUpdate();
        return database().createNativeQuery(ATHLETES).setParameter("meet", meet.id()).setParameter("numbers", numbers)
                .setParameter("teams", texts(rows, row -> teams.get(row.team()).toString()))
                .setParameter("names", texts(rows, RosterRow::name)).executeUpdate();
    }

    void places(List<Enrolment.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        var numbers = texts(places, Enrolment.Place::memberNo);
        var disciplines = texts(places, place -> place.discipline().toString());
        var teams = texts(places, place -> place.team().toString());
        var most = meet.rules().disciplinesPerAthlete();
        database().createNativeQuery(ENTRIES).setParameter("meet", meet.id()).setParameter("disciplines", disciplines)
                .setParameter("teams", teams).executeUpdate();
        database().createNativeQuery(VERSIONS).setParameter("disciplines", disciplines).setParameter("teams", teams)
                .executeUpdate();
        database().createNativeQuery(COMPETE).setParameter("meet", meet.id()).setParameter("numbers", numbers)
                .setParameter("disciplines", disciplines).executeUpdate();
        int counted = database().createNativeQuery(COUNT).setParameter("meet", meet.id()).setParameter("numbers", numbers)
                .setParameter("most", most).executeUpdate();
        if (counted < places.stream().map(Enrolment.Place::memberNo).distinct().count()) {
            throw new Refusal("disciplines-used-up").with("most", most);
        }
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static EntityManager database() {
        return Meet.getEntityManager();
    }
}
