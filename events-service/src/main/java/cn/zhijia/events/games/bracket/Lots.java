package cn.zhijia.events.games.bracket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** 抽签: a draw that anybody can repeat from its recorded seed. */
public final class Lots {

    private Lots() {
    }

    /**
     * The order of the draw: first who is seeded by hand, by that seed; then the others by SHA-256 of {@code seed + "\n" + id}
     * (UTF-8; the id in its usual small letters), the smallest first. It does not matter in which order the entries are given.
     *
     * @param seeds by hand, the best being 1; empty if nobody is seeded
     * @param seed a text on record, such as the numbers drawn in the hall
     */
    public static List<UUID> drawn(List<UUID> entries, Map<UUID, Integer> seeds, String seed) {
        Comparator<UUID> bySeed = Comparator.comparing(seeds::get, Comparator.nullsLast(Comparator.naturalOrder()));
        return entries.stream().sorted(bySeed.thenComparing(id -> number(seed, id))).toList();
    }

    private static String number(String seed, UUID id) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest((seed + "\n" + id).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
