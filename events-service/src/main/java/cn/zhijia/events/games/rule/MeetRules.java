package cn.zhijia.events.games.rule;

import java.util.List;

/**
 * What a meet's regulation (竞赛规程) says about points and ties.
 *
 * @param points for the places from the first on, such as 9, 7, 6, 5, 4, 3, 2, 1
 * @param shortField with so many entries or fewer, only {@code entries - shortFieldLess} places count; null: all count
 * @param shortFieldLess null without {@code shortField}
 * @param minEntries a discipline with fewer falls: no ranks, no points
 * @param noShow points for an entry that did not start after the call, 0 or less
 * @param tied for those who share a rank in a discipline
 * @param teamTies how teams with equal points are parted, in this order; what remains is drawn or shared
 * @param drawn whether lots part what nothing else could; else the rank is shared
 * @param disciplinesPerAthlete null: any number
 */
public record MeetRules(List<Integer> points, Integer shortField, Integer shortFieldLess, int minEntries, int noShow,
        TiedPoints tied, List<TeamTie> teamTies, boolean drawn, Integer disciplinesPerAthlete) {

    /** 录取名次: how many places of a discipline count, in points and in teams' placings. */
    public int counting(int entries) {
        boolean isShort = shortField != null && entries <= shortField;
        return isShort ? Math.max(0, Math.min(points.size(), entries - shortFieldLess)) : points.size();
    }

    /** Too few are entered; a match takes two. */
    public boolean falls(int entries, DisciplineKind kind) {
        return entries < Math.max(minEntries, kind.ofMatches() ? 2 : 1);
    }
}
