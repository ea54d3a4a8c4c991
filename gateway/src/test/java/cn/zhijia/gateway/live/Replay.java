package cn.zhijia.gateway.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One run of the {@link Player}: somebody else may do something to the suite once so much of it has been acknowledged. */
public final class Replay implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final BufferedReader said;
    private String last = "0";

    /** @param folder for the player's log */
    public Replay(URI stream, Plan plan, int connections, Path folder) throws IOException {
        log = Files.createDirectories(folder).resolve("player.log");
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Player.class.getName(), stream.toString(),
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
    }

    /** @return what is wrong with a run in which only the suite itself was in the way; empty when nothing is */
    public static List<String> faults(JsonNode result, Plan plan) {
        boolean all = result.path("acknowledged").asLong() >= plan.requests();
        return all && result.path("faults").asLong() == 0 ? List.of() : List.of(result.toString());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
