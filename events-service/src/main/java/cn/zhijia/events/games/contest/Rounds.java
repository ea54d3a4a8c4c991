package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.zhijia.kit.Refusal;

/** All matches of a discipline, feeders before what they feed: results go up the bracket, round by round. */
record Rounds(List<Match> matches) {

    static Rounds of(UUID discipline) {
        return new Rounds(Match.list("disciplineId = ?1 order by round, number", discipline));
    }

    /** Nothing is left to play. A third place that nobody plays for, since both losers went out, is no match. */
    boolean over() {
        return matches.stream().allMatch(m -> m.winner != null || unplayed(m));
    }

    private boolean unplayed(Match match) {
        return match.thirdPlace && match.homeEntryId == null && match.awayEntryId == null && fed(match, byId());
    }

    /**
     * Seats the winners (for the third place the losers) of what was decided in what follows.
     *
     * @param open those to be recorded anew: what they say may be overtaken; that of others may not
     */
    void settle(Set<UUID> open, Instant now) {
        var byId = byId();
        for (Match match : matches) {
            if (match.homeFrom == null && match.awayFrom == null) {
                continue;
            }
            seat(match, goingOn(byId.get(match.homeFrom), match), goingOn(byId.get(match.awayFrom), match), open);
            boolean alone = (match.homeEntryId == null) != (match.awayEntryId == null);
            if (alone && match.decided == null && fed(match, byId)) {
                match.passed(now);
            }
        }
    }

    private static void seat(Match match, UUID home, UUID away, Set<UUID> open) {
        if (match.homeFrom == null) {
            home = match.homeEntryId;
        }
        if (match.awayFrom == null) {
            away = match.awayEntryId;
        }
        if (match.seats(home, away)) {
            return;
        }
        if (match.contested() && !open.contains(match.id)) {
            throw new Refusal("match-played-on").with("match", match.id);
        }
        match.reopen();
        match.homeEntryId = home;
        match.awayEntryId = away;
    }

    private static UUID goingOn(Match feeder, Match to) {
        return feeder == null ? null : to.thirdPlace ? feeder.losing() : feeder.winning();
    }

    private static boolean fed(Match match, Map<UUID, Match> byId) {
        return (match.homeFrom == null || byId.get(match.homeFrom).decided != null)
                && (match.awayFrom == null || byId.get(match.awayFrom).decided != null);
    }

    private Map<UUID, Match> byId() {
        return matches.stream().collect(Collectors.toMap(m -> m.id, Function.identity()));
    }

    Match get(UUID id) {
        return matches.stream().filter(m -> m.id.equals(id)).findFirst().orElseThrow();
    }

    /** Byes are over before anything is played. */
    void passByes(Instant now) {
        matches.stream().filter(m -> m.awayEntryId == null && m.awayFrom == null).forEach(m -> m.passed(now));
        settle(Set.of(), now);
    }
}
