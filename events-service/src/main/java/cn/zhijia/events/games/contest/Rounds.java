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

    /** 轮空 is over before anything is played. */
    void passByes(Instant now) {
        matches.stream().filter(m -> m.awayEntryId == null && m.awayFrom == null).forEach(m -> m.pass(now));
        settle(Set.of());
    }

    /**
     * Seats the winners (for the third place the losers) of what was decided in what follows.
     *
     * @param open those to be recorded anew: what they say may be overtaken; that of others may not
     */
    void settle(Set<UUID> open) {
        Map<UUID, Match> byId = matches.stream().collect(Collectors.toMap(m -> m.id, Function.identity()));
        for (Match match : matches) {
            var home = match.homeFrom == null ? match.homeEntryId : byId.get(match.homeFrom).goingOnTo(match);
            var away = match.awayFrom == null ? match.awayEntryId : byId.get(match.awayFrom).goingOnTo(match);
            if (!match.seats(home, away)) {
                if (match.decided != null && !open.contains(match.id)) {
                    throw new Refusal("match-played-on").with("match", match.id);
                }
                match.reseat(home, away);
            }
        }
    }
}
