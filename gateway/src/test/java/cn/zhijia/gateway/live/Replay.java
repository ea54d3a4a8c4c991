package cn.zhijia.gateway.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One run of the {@link Player}: somebody else may do something to the suite once so much of it has been acknowledged. */
public final class Replay implements AutoCloseable {

    private static final int TWENTY = 20;
    /** Sendings from which on a second compiler is worth what it takes from what is measured. */
    private static final long LONG = 500_000;

    private final Process process;
    private final Path log;
    private final BufferedReader said;
    private final Consumer<String> progress;
    private final long sendings;
    private String last = "0";
    private long told;

    /**
     * @param folder for the player's log
     * @param progress is told each twentieth
     */
    public Replay(URI stream, Plan plan, int connections, Path folder, Consumer<String> progress) throws IOException {
        this.progress = progress;
        sendings = plan.sendings();
        log = Files.createDirectories(folder).resolve("player.log");
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=" + (sendings < LONG ? 1 : 4), "-cp",
                System.getProperty("java.class.path"), Player.class.getName(), stream.toString(),
                String.valueOf(plan.seed()), String.valueOf(plan.visits()), String.valueOf(plan.likes()),
                String.valueOf(connections)).redirectError(log.toFile()).start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public long pid() {
        return process.pid();
    }

    /** Returns once so many requests have been acknowledged, or all of them. @return whether it goes on */
    public boolean await(long acknowledged) throws IOException {
        while (!last.startsWith("{") && Long.parseLong(last) < acknowledged) {
            listen();
        }
        return !last.startsWith("{");
    }

    /** Returns what came of it, once everything has been acknowledged. */
    public JsonNode result() throws IOException {
        while (!last.startsWith("{")) {
            listen();
        }
        return new ObjectMapper().readTree(last);
    }

    private void listen() throws IOException {
        last = said.readLine();
        if (last == null) {
            throw new IOException("the player ended early, see " + log);
        }
        if (!last.startsWith("{")) {
            tell(Long.parseLong(last));
        }
    }

    private void tell(long acknowledged) {
        long twentieths = acknowledged * TWENTY / sendings;
        if (twentieths > told) {
            told = twentieths;
            progress.accept(
                    String.format(Locale.ROOT, "replay: %d %%, %,d of %,d acknowledged", told * 100 / TWENTY, acknowledged,
                            sendings));
        }
    }

    /**
     * Each sending of each visit of the plan was acknowledged, those that it sends twice too, and no others: what an outage had
     * repeated is counted apart.
     *
     * @return what is wrong with a run in which only the suite itself was in the way; empty when nothing is
     */
    public static List<String> faults(JsonNode result, Plan plan) {
        long answers = 0;
        for (var count : result.path("statuses")) {
            answers += count.asLong();
        }
        long acknowledged = result.path("acknowledged").asLong();
        boolean all = acknowledged == plan.sendings() && result.path("whole").asLong() == plan.visits()
                && answers == acknowledged + result.path("repeats").asLong();
        return all && result.path("faults").asLong() == 0 ? List.of()
                : List.of(plan.sendings() + " sendings were planned: " + result);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
