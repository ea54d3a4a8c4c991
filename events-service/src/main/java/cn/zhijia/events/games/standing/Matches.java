package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;

/** Questions to the matches of a discipline, whatever its kind. */
final class Matches {

    private final Map<UUID, List<Meeting>> byEntry = new HashMap<>();

    Matches(List<Meeting> all) {
        for (Meeting match : all) {
            Stream.of(match.home(), match.away()).filter(Objects::nonNull)
                    .forEach(e -> byEntry.computeIfAbsent(e, k -> new ArrayList<>()).add(match));
        }
    }

    List<Meeting> of(UUID entry) {
        return byEntry.getOrDefault(entry, List.of());
    }

    /** Those of this entry that are over, without byes. */
    Stream<Meeting> over(UUID entry) {
        return of(entry).stream().filter(m -> m.winner() != null && m.decided() != Decided.BYE);
    }

    boolean begun(UUID entry) {
        return over(entry).findAny().isPresent();
    }

    /** Of a match that is over, a bye among them. */
    static boolean wonBy(Meeting match, UUID entry) {
        return entry.equals(match.winner() == Side.H ? match.home() : match.away());
    }

    static UUID opponent(Meeting match, UUID entry) {
        return entry.equals(match.home()) ? match.away() : match.home();
    }

    /** How many legs the entry won in this match; null if it was not played. A walk-over is not a 0:0. */
    static Long legs(Meeting match, UUID entry) {
        if (match.decided() != Decided.PLAYED) {
            return null;
        }
        char side = entry.equals(match.home()) ? 'H' : 'A';
        return match.legs().chars().filter(leg -> leg == side).count();
    }

    boolean disqualified(UUID entry) {
        return over(entry).anyMatch(m -> m.decided() == Decided.DQ && !wonBy(m, entry));
    }

    /** Lost by walk-over, and neither played nor stood ready while the other did not come: it never came. */
    boolean neverCame(UUID entry) {
        return begun(entry) && over(entry).allMatch(m -> m.decided() == Decided.WALKOVER && !wonBy(m, entry));
    }
}
