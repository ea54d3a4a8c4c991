package cn.zhijia.events.games.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Equals together. */
final class Groups {

    private Groups() {
    }

    /** In the order of their keys, each group in the order of ids: the order they come in leaves no trace. */
    static <K> List<List<UUID>> of(List<UUID> ids, Function<UUID, K> key, Comparator<K> order) {
        var groups = new TreeMap<K, List<UUID>>(order);
        ids.stream().sorted().forEach(id -> groups.computeIfAbsent(key.apply(id), k -> new ArrayList<>()).add(id));
        return List.copyOf(groups.values());
    }
}
