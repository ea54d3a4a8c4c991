package cn.zhijia.gateway.bench;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;

/** Ten thousand viewers of one stream at one replica, who read what is said twenty times a second. */
final class FanOut {

    private static final int VIEWERS = (int) (10_000 * Double.parseDouble(System.getProperty("scale", "1")));
    /** Of the warm-up. What they leave behind may serve those who come later, so these are not divided by. */
    private static final int FIRST = Math.max(1, VIEWERS / 10);
    private static final int SECONDS = 30;
    private static final String HEAP = "512m";
    /** Whichever happens even once, something was not measured. */
    private static final List<String> FAULTS = List.of("hole", "miscount", "lost", "refused", "reset", "failed", "unmeasured");

    private FanOut() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        try (var replica = new Replica(suite, HEAP, VIEWERS + 100); var speaker = new Speaker(suite)) {
            var unwatched = replica.memory();
            try (var first = new AudienceProcess(suite, replica.address(), speaker.stream(), FIRST)) {
                heard(first, FIRST, speaker, 10);
            }
            new AudienceProcess(suite, replica.address(), speaker.stream(), FIRST).close(); // came and went
            Thread.sleep(2_000);
            var before = replica.memory();
            try (var all = new AudienceProcess(suite, replica.address(), speaker.stream(), VIEWERS)) {
                var tally = heard(all, VIEWERS, speaker, SECONDS);
                var after = replica.memory(); // they are still there
                tell(report, tally);
                tell(report, "fan-out: memory per viewer", VIEWERS - FIRST, before, after,
                        String.format(Locale.ROOT, "for each beyond the %,d of the warm-up", FIRST));
                tell(report, "fan-out: memory per viewer, warm-up and all", VIEWERS, unwatched, after,
                        "from a replica that nobody has watched yet: compiled code and the heap's free space among it");
            }
        }
    }

    /** What all of them made of all that was said: nothing is said before they measure, nor before they have heard the last. */
    private static JsonNode heard(AudienceProcess audience, int viewers, Speaker speaker, int seconds) throws Exception {
        audience.measure();
        long lines = speaker.speak(seconds);
        var tally = audience.tally();
        requireAll(tally, viewers * lines);
        return tally;
    }

    /** @param due messages that had to be received, each by each viewer */
    static void requireAll(JsonNode tally, long due) {
        if (FAULTS.stream().anyMatch(fault -> tally.path(fault).asLong() > 0) || tally.path("received").asLong() != due) {
            throw new IllegalStateException(due + " messages were due to viewers that nothing happens to: " + tally);
        }
    }

    private static void tell(Report report, JsonNode tally) {
        report.row("fan-out: p99 from publication to receipt", tally.path("p99ms").asDouble(), 1_000, "ms",
                String.format(Locale.ROOT,
                        "%,d viewers, %d lines/s for %d s, all %,d received, %,d of them as left out of a frame of ten; p50 %d ms, "
                                + "longest %d ms; heap up to %s; peer: the goal",
                        VIEWERS, Speaker.LINES_PER_SECOND, SECONDS, tally.path("received").asLong(),
                        tally.path("dropped").asLong(), tally.path("p50ms").asLong(), tally.path("maxms").asLong(), HEAP));
    }

    private static void tell(Report report, String what, double viewers, Replica.Memory before, Replica.Memory after,
            String whose) {
        double resident = (after.resident() - before.resident()) / viewers;
        double heap = (after.heap() - before.heap()) / viewers;
        double direct = (after.direct() - before.direct()) / viewers;
        report.row(what, Math.max(resident, heap + direct), 40, "KB",
                String.format(Locale.ROOT,
                        "the larger of: growth of the resident set %.1f KB, of live objects and direct memory "
                                + "%.1f + %.1f KB; both after two collections, with %,d viewers and before, %s; peer: the goal",
                        resident, heap, direct, VIEWERS, whose));
    }
}
