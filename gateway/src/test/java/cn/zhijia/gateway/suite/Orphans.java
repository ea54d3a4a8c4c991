package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Remembers every process of a run, so that the next run can end what a {@code kill -9} of this one leaves behind. */
final class Orphans {

    /** The kernel tells a start instant only to about a second, and not the same one each time. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;
    private final Consumer<String> progress;

    Orphans(Path directory, Consumer<String> progress) {
        file = directory.resolve("pids");
        this.progress = progress;
    }

    synchronized void remember(String name, ProcessHandle process) {
        String line = name + " " + process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything has ended in order. */
    synchronized void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what the last run left, all at once. */
    void end() {
        var orphans = Folders.lines(file).stream().map(this::find).flatMap(Optional::stream).toList();
        orphans.forEach(ProcessHandle::destroy);
        orphans.forEach(orphan -> awaitEnd(orphan, Duration.ofSeconds(15)));
        forget();
    }

    private Optional<ProcessHandle> find(String line) {
        String[] words = line.split(" ");
        if (words.length != 3) {
            return Optional.empty(); // cut short by the end of the last run
        }
        var orphan = ProcessHandle.of(Long.parseLong(words[1])).filter(process -> startedAt(process, Instant.parse(words[2])));
        orphan.ifPresent(process -> progress
                .accept("ending " + words[0] + " (process " + words[1] + "), left behind by a run that was killed"));
        return orphan;
    }

    private static boolean startedAt(ProcessHandle process, Instant instant) {
        return process.info().startInstant()
                .map(start -> Duration.between(start, instant).abs().compareTo(TOLERANCE) <= 0).orElse(false);
    }

    /** Waits for an end that was asked for, and insists when it does not come. */
    static void awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
