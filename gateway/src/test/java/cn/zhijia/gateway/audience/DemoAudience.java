package cn.zhijia.gateway.audience;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.zhijia.gateway.stories.Door;

/**
 * Viewers who watch the demo's livestream and like it, and a few who speak, in a process of their own. It ends with the one
 * that
 * started it, however that ends: nobody is there then to hold the other end of its input.
 */
public final class DemoAudience implements AutoCloseable {

    /** What the demo's gateway and its one replica carry beside everything else. */
    public static final int MOST = 3_000;
    private static final int PATIENCE_SECONDS = 5;

    private final Process process;

    private DemoAudience(Process process) {
        this.process = process;
    }

    /**
     * @param gateway without a path
     * @param viewers at most {@link #MOST}
     * @param logs where it leaves its log
     */
    public static DemoAudience start(URI gateway, UUID stream, int viewers, Path logs) {
        try {
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ErrorFile=" + logs.resolve("audience.crash"), "-cp",
                    classPath(), DemoAudience.class.getName(), gateway.toString(), stream.toString(),
                    String.valueOf(viewers)).redirectErrorStream(true).redirectOutput(logs.resolve("audience.log").toFile())
                    .start();
            var audience = new DemoAudience(process);
            audience.endWithUs();
            return audience;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once, so that the gateway need not send its viewers away when it is told to end. */
    private void endWithUs() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-the-audience"));
        } catch (IllegalStateException endingAlready) {
            process.destroy();
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ours, also inside of a Maven that runs us in a class loader of its own. */
    private static String classPath() {
        return DemoAudience.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /** @param args gateway, stream, viewers */
    public static void main(String[] args) throws IOException {
        int viewers = Integer.parseInt(args[2]);
        var gateway = URI.create(args[0]);
        var stream = UUID.fromString(args[1]);
        try (var audience = new Audience(List.of(gateway), stream, viewers, true)) {
            audience.gather(viewers);
            new Chatter(new Door(gateway), stream).begin();
            while (System.in.read() >= 0) {
                // until whoever started it has gone
            }
        }
    }
}
