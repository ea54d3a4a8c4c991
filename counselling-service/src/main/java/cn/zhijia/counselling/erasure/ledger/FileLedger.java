package cn.zhijia.counselling.erasure.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The ledger in a file that only grows, one id a line, shared by all replicas. A line that was not finished belongs to an
 * erasure that was not either, and is passed over; anything else that is no id is not a ledger.
 */
@Singleton
class FileLedger implements Ledger {

    private static final int LINE = 37;

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
    public synchronized void append(UUID person) {
        try {
            Files.createDirectories(file.getParent());
            boolean made = !Files.exists(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE); var alone = channel.lock()) {
                channel.position(channel.size() - channel.size() % LINE); // over what was not finished
                var line = ByteBuffer.wrap((person + "\n").getBytes(StandardCharsets.US_ASCII));
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

    /** A new file's name is its directory's, and as easily lost. */
    private void keepName() throws IOException {
        try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public synchronized List<UUID> all() {
        try {
            var written = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
            var all = new ArrayList<UUID>();
            for (int start = 0; start + LINE <= written.length(); start += LINE) {
                all.add(person(written.substring(start, start + LINE)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The erasure ledger cannot be read", e);
        }
    }

    private static UUID person(String line) {
        if (!line.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n")) {
            throw new IllegalStateException("The erasure ledger holds something else than ids");
        }
        return UUID.fromString(line.strip());
    }
}
