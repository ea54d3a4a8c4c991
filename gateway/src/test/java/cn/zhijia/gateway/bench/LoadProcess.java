package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Runs {@link Load} in a JVM of its own, so that the generator's garbage and threads are not the suite's. It lives for seconds,
 * most of which a second compiler would take from what is measured.
 */
final class LoadProcess {

    private final Path folder;

    LoadProcess(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** @param seconds 0: each line of the plan once */
    JsonNode run(URI base, List<String> plan, int connections, int seconds) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("plan.tsv"), plan);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                Load.class.getName(), base.toString(), file.toString(), String.valueOf(connections), String.valueOf(seconds))
                .redirectError(folder.resolve("load.log").toFile()).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0 || line.isEmpty()) {
            throw new IOException("the load ended with " + process.exitValue() + ", see " + folder.resolve("load.log"));
        }
        Files.delete(file); // it holds tokens
        return new ObjectMapper().readTree(line.substring(line.lastIndexOf('\n') + 1));
    }
}
