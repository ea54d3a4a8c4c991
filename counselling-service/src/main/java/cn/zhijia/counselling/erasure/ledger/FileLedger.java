package cn.zhijia.counselling.erasure.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The ledger in a file that only grows, a mark and an id a line, shared by all replicas. A line that was not finished belongs
 * to
 * a step that was not taken, and is passed over; anything else that is no such line is not a ledger.
 */
@Singleton
class FileLedger implements Ledger {

    /** The first ledgers had no marks, and named who was erased. */
    private static final Pattern LINE = Pattern.compile("(?:(BEGUN|DONE) )?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final int LONGEST = 43;

    private final Path file;

    @Inject
    FileLedger(@ConfigProperty(name = "zhijia.erasure.ledger") Optional<String> path) {
        this(Path.of(path.orElseThrow(() -> new ConfigurationException(
                "zhijia.erasure.ledger is not set: who was erased must be written where no backup of the database takes it back"))));
    }

    FileLedger(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized void append(UUID person, Mark mark) {
        try {
            Files.createDirectories(file.getParent());
            boolean made = !Files.exists(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE); var alone = channel.lock()) {
                channel.truncate(finished(channel)).position(channel.size());
                var line = ByteBuffer.wrap((mark + " " + person + "\n").getBytes(StandardCharsets.US_ASCII));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
            if (made) {
                keepName();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The erasure ledger cannot be written", e);
        }
    }

    /** Where the last line that was finished ends. */
    private static long finished(FileChannel channel) throws IOException {
        long from = Math.max(0, channel.size() - LONGEST);
        var tail = ByteBuffer.allocate((int) (channel.size() - from));
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
            // until it is read
        }
        int end = tail.position();
        while (end > 0 && tail.get(end - 1) != '\n') {
            end--;
        }
        if (end == 0 && from > 0) {
            throw notALedger();
        }
        return from + end;
    }

    /** A new file's name is its directory's, and as easily lost. */
    private void keepName() throws IOException {
        try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public synchronized Map<UUID, Mark> all() {
        try {
            var written = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
            var all = new LinkedHashMap<UUID, Mark>();
            written.substring(0, written.lastIndexOf('\n') + 1).lines().forEach(line -> read(line, all));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The erasure ledger cannot be read", e);
        }
    }

    private static void read(String line, Map<UUID, Mark> all) {
        var said = LINE.matcher(line);
        if (!said.matches()) {
            throw notALedger();
        }
        var mark = said.group(1) == null ? Mark.DONE : Mark.valueOf(said.group(1));
        all.merge(UUID.fromString(said.group(2)), mark, (one, other) -> one == Mark.DONE ? one : other);
    }

    private static IllegalStateException notALedger() {
        return new IllegalStateException("The erasure ledger holds something else than ids");
    }
}
