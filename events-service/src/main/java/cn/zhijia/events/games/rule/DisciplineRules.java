package cn.zhijia.events.games.rule;

import java.util.List;

/**
 * What the regulation says about one discipline.
 *
 * @param attempts how many an entry has, 1 to 20; null for matches
 * @param combine which of them counts; null for matches
 * @param ties how equal results are parted, in this order; what remains is drawn or shared, as the meet says
 * @param bestOf legs of a match: 1, 3, 5 or 7; null for attempts
 * @param thirdPlace KNOCKOUT: whether the losers of the semi-finals meet; else null
 * @param athletesMin how many of its athletes a team enters
 * @param athletesMax null: any number
 */
public record DisciplineRules(DisciplineKind kind, Integer attempts, Combine combine, List<EntryTie> ties, Integer bestOf,
        Boolean thirdPlace, int athletesMin, Integer athletesMax) {

    /** Attempts without which an entry is not measured: of a sum all, else one. */
    public int attemptsNeeded() {
        return combine == Combine.SUM ? attempts : 1;
    }
}
