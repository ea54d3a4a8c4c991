package cn.zhijia.events.games.lineup;

import java.util.List;

import jakarta.persistence.Tuple;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.protest.Protest;
import cn.zhijia.kit.Refusal;

/** Whether a meet may go on to its next state. A discipline with too few entries falls: nothing is asked of it. */
public final class Readiness {

    private static final String LINEUPS = """
            select t.title, count(l.athlete_id) from meet_entry e join team t on t.id = e.team_id
            left join meet_entry_athlete l on l.entry_id = e.id where e.discipline_id = :discipline
            group by e.id, t.title order by t.title
            """;
    private static final String UNDECIDED = """
            select 1 from game_match where discipline_id = :discipline and winner is null limit 1
            """;
    private static final String UNTRIED = """
            select 1 from meet_entry e where e.discipline_id = :discipline and e.outcome is null
            and not exists (select from attempt a where a.entry_id = e.id and a.outcome <> 'VALID')
            and (select count(*) from attempt a where a.entry_id = e.id) < :needed limit 1
            """;

    private Readiness() {
    }

    /** Something is contested, and every entry in it has its least number of athletes. */
    public static void requireContest(Meet meet) {
        var contested = contested(meet);
        if (contested.isEmpty()) {
            throw new Refusal("nothing-to-contest").with("least", meet.rules().minEntries());
        }
        contested.forEach(Readiness::requireAthletes);
    }

    private static void requireAthletes(Discipline discipline) {
        @SuppressWarnings("unchecked")
        List<Tuple> entries = Entry.getEntityManager().createNativeQuery(LINEUPS, Tuple.class)
                .setParameter("discipline", discipline.id()).getResultList();
        int least = discipline.rules().athletesMin();
        entries.stream().filter(entry -> entry.get(1, Long.class) < least).findFirst().ifPresent(entry -> {
            throw of(new Refusal("too-few-athletes"), discipline)
                    .with("team", entry.get(0, String.class)).with("least", least);
        });
    }

    /** What is contested by matches was drawn. */
    public static void requireDrawn(Meet meet) {
        contested(meet).stream().filter(d -> d.rules().kind().ofMatches() && d.drawnAt() == null).findFirst().ifPresent(d -> {
            throw of(new Refusal("discipline-not-drawn"), d);
        });
    }

    /** Everything was contested, and no protest is open. */
    public static void requireComplete(Meet meet) {
        for (var discipline : contested(meet)) {
            if (discipline.rules().kind().ofMatches() ? undecided(discipline) : untried(discipline)) {
                throw of(new Refusal("discipline-incomplete"), discipline);
            }
        }
        requireNoProtest(meet);
    }

    /** Nothing in dispute could still change what is decided now. */
    public static void requireNoProtest(Meet meet) {
        var disputed = Protest.disputed(meet.id());
        Discipline.of(meet.id()).stream().filter(d -> disputed.contains(d.id())).findFirst().ifPresent(d -> {
            throw of(new Refusal("protest-open"), d);
        });
    }

    private static Refusal of(Refusal refusal, Discipline discipline) {
        return refusal.with("discipline", discipline.id()).with("title", discipline.title());
    }

    private static List<Discipline> contested(Meet meet) {
        return Discipline.of(meet.id()).stream().filter(
                d -> !meet.rules().falls(Math.toIntExact(Entry.count("disciplineId", d.id())), d.rules().kind())).toList();
    }

    private static boolean untried(Discipline discipline) {
        return !Entry.getEntityManager().createNativeQuery(UNTRIED).setParameter("discipline", discipline.id())
                .setParameter("needed", discipline.rules().attemptsNeeded()).getResultList().isEmpty();
    }

    private static boolean undecided(Discipline discipline) {
        return !Entry.getEntityManager().createNativeQuery(UNDECIDED).setParameter("discipline", discipline.id())
                .getResultList().isEmpty();
    }
}
