package cn.zhijia.events.social.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 牵手配对: who becomes a pair. A function of the choices, the blocks and the seed only, in whatever order they come.
 */
public final class Matches {

    private Matches() {
    }

    /**
     * The pairs, in the order of their ids. ALL: everybody who chose each other. ONE_TO_ONE: of these as many as can be without
     * anybody in two; among such sets the one with the least sum of ranks; among those one that the seed decides.
     */
    public static List<Couple> of(Policy policy, List<Choice> choices, Set<Block> blocks, long seed) {
        var mutual = mutual(choices, blocks);
        return switch (policy) {
            case ALL -> List.copyOf(mutual.keySet());
            case ONE_TO_ONE -> new OneToOne(mutual, seed).couples();
        };
    }

    /** Who chose each other and did not block, with the sum of the two ranks: 2 when each is the other's first, 10 at most. */
    static SortedMap<Couple, Integer> mutual(List<Choice> choices, Set<Block> blocks) {
        Map<Couple, List<Choice>> between = new HashMap<>();
        for (var choice : choices) {
            between.computeIfAbsent(Couple.of(choice.chooser(), choice.chosen()), c -> new ArrayList<>(2)).add(choice);
        }
        blocks.forEach(block -> between.remove(Couple.of(block.blocker(), block.blocked())));
        var mutual = new TreeMap<Couple, Integer>();
        between.forEach((couple, said) -> {
            if (said.size() == 2 && !said.get(0).chooser().equals(said.get(1).chooser())) {
                mutual.put(couple, said.get(0).rank() + said.get(1).rank());
            }
        });
        return mutual;
    }
}
