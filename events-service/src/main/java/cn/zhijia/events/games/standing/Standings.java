package cn.zhijia.events.games.standing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.MeetRules;

/**
 * 名次: who stands where and why, from rules and results alone, whatever the order they are given in. The best come first; who
 * has
 * no rank comes last.
 */
public final class Standings {

    private Standings() {
    }

    /**
     * A discipline of attempts.
     *
     * @param results of all who are entered, tried or not
     * @param lots on record for this discipline, the best first in each; one over exactly the tied counts, the first such
     */
    public static List<Place> ofAttempts(MeetRules meet, DisciplineRules discipline, List<Result> results,
            List<List<UUID>> lots) {
        return Points.places(meet, discipline.kind(), results, new Attempts(discipline, results).standings(meet.drawn(), lots));
    }

    /**
     * A discipline of matches.
     *
     * @param entries all who are entered
     * @param meetings all of the discipline, played or not, byes among them
     */
    public static List<Place> ofMatches(MeetRules meet, DisciplineRules discipline, List<Result> entries,
            List<Meeting> meetings,
            List<List<UUID>> lots) {
        var standings = discipline.kind() == DisciplineKind.KNOCKOUT ? new Knockout(entries, meetings).standings()
                : new RoundRobin(discipline, entries, meetings).standings(meet.drawn(), lots);
        return Points.places(meet, discipline.kind(), entries, standings);
    }

    /**
     * The meet as a whole.
     *
     * @param byDiscipline the places in each discipline, as made here
     * @param lots on record for the meet as a whole, over teams
     */
    public static List<TeamPlace> ofTeams(MeetRules meet, List<UUID> teams, Map<UUID, List<Place>> byDiscipline,
            List<List<UUID>> lots) {
        return new Teams(meet, teams, byDiscipline).places(lots);
    }
}
