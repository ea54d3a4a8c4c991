package cn.zhijia.events.social.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Every way to pair people off, tried one after the other: slow, and plain to see. */
final class Best {

    private final Map<Couple, Integer> mutual;
    private final List<Couple> couples;
    private final List<List<Couple>> best = new ArrayList<>();
    private int pairs;
    private int ranks;

    Best(Map<Couple, Integer> mutual) {
        this.mutual = mutual;
        this.couples = List.copyOf(mutual.keySet());
        best.add(List.of());
        tryAll(0, new ArrayList<>(), new HashSet<>());
    }

    private void tryAll(int from, List<Couple> chosen, Set<UUID> taken) {
        judge(chosen);
        for (int i = from; i < couples.size(); i++) {
            var couple = couples.get(i);
            if (!taken.contains(couple.one()) && !taken.contains(couple.other())) {
                taken.addAll(List.of(couple.one(), couple.other()));
                chosen.add(couple);
                tryAll(i + 1, chosen, taken);
                chosen.remove(couple);
                taken.removeAll(List.of(couple.one(), couple.other()));
            }
        }
    }

    private void judge(List<Couple> chosen) {
        int sum = chosen.stream().mapToInt(mutual::get).sum();
        if (chosen.size() > pairs || chosen.size() == pairs && sum < ranks) {
            best.clear();
            pairs = chosen.size();
            ranks = sum;
        }
        if (chosen.size() == pairs && sum == ranks) {
            best.add(List.copyOf(chosen));
        }
    }

    int pairs() {
        return pairs;
    }

    int ranks() {
        return ranks;
    }

    int ties() {
        return best.size();
    }

    long heaviest(OneToOne drawn) {
        return best.stream().mapToLong(set -> set.stream().mapToLong(drawn::weight).sum()).max().orElse(0);
    }
}
