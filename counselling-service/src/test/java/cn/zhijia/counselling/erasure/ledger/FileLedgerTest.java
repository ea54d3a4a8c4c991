package cn.zhijia.counselling.erasure.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.runtime.configuration.ConfigurationException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileLedgerTest {

    @TempDir
    Path directory;

    @Test
    void what_was_written_is_there_after_a_new_start_and_nothing_else_is() throws IOException {
        var file = directory.resolve("volume/erasures");
        assertEquals(List.of(), new FileLedger(file).all());
        UUID one = UUID.randomUUID(), other = UUID.randomUUID();
        new FileLedger(file).append(one);
        new FileLedger(file).append(other);
        assertEquals(List.of(one, other), new FileLedger(file).all());
        assertEquals(one + "\n" + other + "\n", Files.readString(file));
    }

    @Test
    void a_line_that_the_power_cut_short_is_passed_over_and_written_over() throws IOException {
        var file = directory.resolve("erasures");
        UUID one = UUID.randomUUID(), other = UUID.randomUUID();
        var ledger = new FileLedger(file);
        ledger.append(one);
        Files.writeString(file, UUID.randomUUID().toString().substring(0, 20), StandardOpenOption.APPEND);
        assertEquals(List.of(one), ledger.all());
        ledger.append(other);
        assertEquals(List.of(one, other), ledger.all());
    }

    @Test
    void something_else_is_no_ledger() throws IOException {
        var file = directory.resolve("erasures");
        Files.writeString(file, "x".repeat(100));
        assertThrows(IllegalStateException.class, () -> new FileLedger(file).all());
        assertThrows(UncheckedIOException.class, () -> new FileLedger(directory).append(UUID.randomUUID()));
        assertThrows(ConfigurationException.class, () -> new FileLedger(Optional.empty()));
    }

    @Test
    void many_write_at_once_and_every_line_is_whole() {
        var ledger = new FileLedger(directory.resolve("erasures"));
        var people = Stream.generate(UUID::randomUUID).limit(40).toList();
        IntStream.range(0, 40).parallel().forEach(i -> ledger.append(people.get(i)));
        var read = new ArrayList<>(ledger.all());
        assertEquals(40, read.size());
        assertEquals(new HashSet<>(people), new HashSet<>(read));
    }
}
