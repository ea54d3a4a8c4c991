package cn.zhijia.gateway.suite;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One Java process of the suite. It stays in our process group, so that Ctrl-C reaches it as well. */
final class Child {

    /** Longer than the services' own 10 s for requests in flight. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Path log;
    private final ProcessBuilder command;
    private volatile Process process;
    private volatile boolean told;

    /** @param arguments what follows {@code java} */
    Child(String name, Path log, Path directory, List<String> arguments, Map<String, String> environment) {
        this.name = name;
        this.log = log;
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(arguments);
        command = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null"))).redirectOutput(Redirect.appendTo(log.toFile()));
        command.environment().putAll(environment);
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    void start(Orphans orphans) {
        try {
            told = false;
            process = command.start();
            orphans.remember(name, process.toHandle());
        } catch (IOException e) {
            throw new SuiteFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Whether it ended although nobody told it to. */
    boolean died() {
        return process != null && !told && !process.isAlive();
    }

    /** For a process that is to end by itself. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end; {@link #awaitEnd} sees that it does. */
    void tell() {
        told = true;
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd() {
        if (process != null) {
            Orphans.awaitEnd(process.toHandle(), PATIENCE);
        }
    }

    /** As a power cut would. */
    void kill() {
        told = true;
        process.destroyForcibly();
        process.onExit().join();
    }

    /** What ended it, in one line. */
    String epitaph() {
        return name + " ended with exit code " + process.exitValue() + cause() + "; its log is " + log;
    }

    private String cause() {
        var lines = Folders.lines(log);
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.contains("ERROR") || line.startsWith("Caused by:") || line.startsWith("Error:")
                    || line.startsWith("Exception in thread") || line.startsWith("Unrecognized VM option")) {
                return " (" + (line.length() > 200 ? line.substring(0, 200) + "..." : line) + ")";
            }
        }
        return "";
    }
}
