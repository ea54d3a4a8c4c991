package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import cn.zhijia.gateway.suite.LocalSuite;

/** One more events-service at the suite's database, with a heap of its own size, whose memory is looked at from outside. */
final class Replica implements AutoCloseable {

    /** Past the suite's ports. */
    private static final int FURTHER = 900;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");

    private final int port;
    private final Process process;

    Replica(LocalSuite suite, String heap, int viewers) throws IOException, InterruptedException {
        port = suite.gateway().getPort() + FURTHER;
        var builder = new ProcessBuilder(java("java"), "-Xmx" + heap, "-XX:+UseSerialGC",
                "-XX:NativeMemoryTracking=summary", "-jar",
                suite.logs().resolveSibling("app/events/quarkus-run.jar").toString()).redirectErrorStream(true)
                .redirectOutput(suite.logs().resolve("replica.log").toFile());
        var environment = builder.environment();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", suite.jdbcUrl("events"));
        environment.put("ZHIJIA_IDENTITY_ISSUER", suite.gateway() + "/auth/realms/zhijia");
        environment.put("ZHIJIA_IDENTITY_JWKS", suite.keycloak() + "/auth/realms/zhijia/protocol/openid-connect/certs");
        environment.put("ZHIJIA_IDENTITY_DEMO_KEY_ALLOWED", "true");
        environment.put("ZHIJIA_FRAMES_VIEWERS", String.valueOf(viewers));
        process = builder.start();
        for (int i = 0; i < 240 && !ready(); i++) {
            Thread.sleep(500);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Kilobytes.
     *
     * @param resident as the kernel counts them
     * @param heap objects that are alive
     * @param direct memory outside of the heap that the program itself asked for, mostly buffers
     */
    record Memory(long resident, long heap, long direct) {
    }

    /** Of what is left after two collections: what the first one finalises, the second frees. */
    Memory memory() throws IOException, InterruptedException {
        jcmd("GC.run");
        jcmd("GC.run");
        return new Memory(resident(), heap(), direct());
    }

    private long resident() throws IOException {
        var line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(l -> l.startsWith("VmRSS"))
                .findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private long heap() throws IOException, InterruptedException {
        var used = USED.matcher(jcmd("GC.heap_info"));
        long sum = 0;
        for (int i = 0; i < 2 && used.find(); i++) { // young and old; the third is not of the heap
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    /** Netty's own arenas are not in the JVM's count of buffers, hence the native memory tracking. */
    private long direct() throws IOException, InterruptedException {
        String summary = jcmd("VM.native_memory", "summary", "scale=KB");
        var other = OTHER.matcher(summary);
        if (!other.find()) {
            throw new IOException("no direct memory in " + summary);
        }
        return Long.parseLong(other.group(1));
    }

    private String jcmd(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(java("jcmd"), String.valueOf(process.pid())));
        words.addAll(List.of(command));
        var jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private boolean ready() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the replica ended with " + process.exitValue());
        }
        var call = (HttpURLConnection) address().resolve("/q/health/ready").toURL().openConnection();
        try {
            return call.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        } finally {
            call.disconnect();
        }
    }

    static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
