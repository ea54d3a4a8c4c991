package cn.zhijia.events.social.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** People with choices and blocks, as a test wants them. */
record Evening(List<UUID> people, List<Choice> choices, Set<Block> blocks) {

    static Evening of(int people) {
        return of(people, new Random(people));
    }

    private static Evening of(int people, Random random) {
        return new Evening(IntStream.range(0, people).mapToObj(i -> new UUID(random.nextLong(), random.nextLong())).toList(),
                new ArrayList<>(), new HashSet<>());
    }

    /** Everybody chooses up to {@code most} of the others by chance, and now and then somebody blocks. */
    static Evening random(int people, int most, long seed) {
        var random = new Random(seed);
        var evening = of(people, random);
        for (int i = 0; i < people; i++) {
            var others = new ArrayList<>(IntStream.range(0, people).boxed().toList());
            others.remove(i);
            Collections.shuffle(others, random);
            int many = Math.min(random.nextInt(most + 1), others.size());
            for (int rank = 1; rank <= many; rank++) {
                evening.chooses(i, others.get(rank - 1), rank);
            }
            if (!others.isEmpty() && random.nextInt(8) == 0) {
                evening.blocks(i, others.get(0));
            }
        }
        return evening;
    }

    Evening chooses(int chooser, int chosen, int rank) {
        choices.add(new Choice(people.get(chooser), people.get(chosen), rank));
        return this;
    }

    Evening mutual(int one, int other, int rankOfOne, int rankOfOther) {
        return chooses(one, other, rankOfOne).chooses(other, one, rankOfOther);
    }

    Evening blocks(int blocker, int blocked) {
        blocks.add(new Block(people.get(blocker), people.get(blocked)));
        return this;
    }

    Evening shuffled(Random random) {
        var other = new ArrayList<>(choices);
        Collections.shuffle(other, random);
        var blocked = new ArrayList<>(blocks);
        Collections.shuffle(blocked, random);
        return new Evening(people, other, new java.util.LinkedHashSet<>(blocked));
    }

    Couple couple(int one, int other) {
        return Couple.of(people.get(one), people.get(other));
    }

    List<Couple> matches(Policy policy, long seed) {
        return Matches.of(policy, choices, blocks, seed);
    }
}
