package cn.zhijia.events.social.matching;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * The best way to pair people off, each once at most, by JGraphT's maximum weight matching. A couple's weight is one whole
 * number that says three things in order: that it is a couple, how well they ranked each other, and a lot that the seed draws.
 * <p>
 * The numbers are small: the library takes a dual value of 1e10 for the proof that there is no solution (its issue 1232) and
 * compares with 1e-9, so that no weight may come near the one, nor have digits after the point near the other (issue 1200, an
 * endless loop). Whole numbers up to 1e8, halved and quartered and summed, are exact in a double (2^53 is 9e15).
 */
final class OneToOne {

    /** No weight is above it; what it leaves is the room for the lots. */
    static final long HEAVIEST = 100_000_000;
    /** Sums of ranks are 2 to 10. */
    private static final int WORST = 2 * Choice.MOST;

    private final SortedMap<Couple, Integer> mutual;
    private final long seed;
    private final List<UUID> people;
    /** Of couples at one time. */
    private final long most;
    /** Values a lot can have. With 45 people about 20,000; with 2,000 still 8. */
    private final long lots;

    OneToOne(SortedMap<Couple, Integer> mutual, long seed) {
        this.mutual = mutual;
        this.seed = seed;
        this.people = inSeededOrder();
        this.most = Math.max(1, people.size() / 2);
        this.lots = Math.max(1, HEAVIEST / (WORST * most * (most + 1)) - 1);
    }

    List<Couple> couples() {
        if (mutual.isEmpty()) {
            return List.of();
        }
        Map<DefaultWeightedEdge, Couple> couples = new HashMap<>();
        var matching = new KolmogorovWeightedMatching<>(graph(couples)).getMatching();
        return matching.getEdges().stream().map(couples::get).sorted().toList();
    }

    /** People and couples in an order that is nobody's advantage: it decides what the lots leave open. */
    private SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph(Map<DefaultWeightedEdge, Couple> couples) {
        var graph = new SimpleWeightedGraph<>(SupplierUtil.createIntegerSupplier(),
                SupplierUtil.createDefaultWeightedEdgeSupplier());
        var places = new HashMap<UUID, Integer>();
        people.forEach(p -> places.put(p, places.size()));
        people.forEach(p -> graph.addVertex());
        mutual.keySet().stream().sorted(Comparator.comparing((Couple c) -> places.get(c.one()))
                .thenComparing(c -> places.get(c.other()))).forEach(couple -> {
                    var edge = graph.addEdge(places.get(couple.one()), places.get(couple.other()));
                    graph.setEdgeWeight(edge, weight(couple));
                    couples.put(edge, couple);
                });
        return graph;
    }

    /** Of {@code most} couples all lots together are less than one rank, and all ranks together less than one couple. */
    long weight(Couple couple) {
        long rank = most * (lots - 1) + 1;
        long couples = (WORST - 2) * most * rank + rank;
        return couples + (WORST - mutual.get(couple)) * rank + Long.remainderUnsigned(draw(couple.one(), couple.other()), lots);
    }

    private List<UUID> inSeededOrder() {
        var found = new TreeSet<UUID>();
        mutual.keySet().forEach(c -> Stream.of(c.one(), c.other()).forEach(found::add));
        var ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparing((UUID p) -> draw(p, p)));
        return ordered;
    }

    private long draw(UUID one, UUID other) {
        var said = ByteBuffer.allocate(40).putLong(seed);
        Stream.of(one, other).forEach(id -> said.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(said.array())).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
