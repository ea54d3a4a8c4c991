package cn.zhijia.counselling.erasure.ledger;

import static cn.zhijia.counselling.erasure.ledger.Ledger.Mark.BEGUN;
import static cn.zhijia.counselling.erasure.ledger.Ledger.Mark.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
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
        assertEquals(Map.of(), new FileLedger(file).all());
        UUID one = UUID.randomUUID(), other = UUID.randomUUID();
        new FileLedger(file).append(one, BEGUN);
        new FileLedger(file).append(other, BEGUN);
        new FileLedger(file).append(one, DONE);
        assertEquals(Map.of(one, DONE, other, BEGUN), new FileLedger(file).all());
        assertEquals("BEGUN " + one + "\nBEGUN " + other + "\nDONE " + one + "\n", Files.readString(file));
    }

    @Test
    void what_is_done_stays_done_and_a_line_without_a_mark_is_of_a_ledger_that_had_none() throws IOException {
        var file = directory.resolve("erasures");
        UUID one = UUID.randomUUID(), other = UUID.randomUUID();
        Files.writeString(file, one + "\n");
        var ledger = new FileLedger(file);
        ledger.append(other, DONE);
        ledger.append(other, BEGUN);
        assertEquals(Map.of(one, DONE, other, DONE), ledger.all());
    }

    @Test
    void a_line_that_the_power_cut_short_is_passed_over_and_written_over() throws IOException {
        UUID one = UUID.randomUUID(), other = UUID.randomUUID();
        String whole = "BEGUN " + UUID.randomUUID();
        for (int length = 1; length <= whole.length(); length++) {
            var file = directory.resolve("erasures" + length);
            var ledger = new FileLedger(file);
            ledger.append(one, DONE);
            Files.writeString(file, whole.substring(0, length), StandardOpenOption.APPEND);
            assertEquals(Map.of(one, DONE), ledger.all());
            ledger.append(other, DONE);
            assertEquals("DONE " + one + "\nDONE " + other + "\n", Files.readString(file));
        }
    }

    @Test
    void something_else_is_no_ledger() throws IOException {
        var file = directory.resolve("erasures");
        Files.writeString(file, "x".repeat(100) + "\n");
        assertThrows(IllegalStateException.class, () -> new FileLedger(file).all());
        Files.writeString(file, "x".repeat(100));
        assertThrows(IllegalStateException.class, () -> new FileLedger(file).append(UUID.randomUUID(), DONE));
        assertThrows(UncheckedIOException.class, () -> new FileLedger(directory).append(UUID.randomUUID(), DONE));
        assertThrows(ConfigurationException.class, () -> new FileLedger(Optional.empty()));
    }

    @Test
    void many_write_at_once_and_every_line_is_whole() {
        var ledger = new FileLedger(directory.resolve("erasures"));
        var people = Stream.generate(UUID::randomUUID).limit(40).toList();
        IntStream.range(0, 40).parallel().forEach(i -> ledger.append(people.get(i), DONE));
        assertEquals(new HashSet<>(people), ledger.all().keySet());
    }
}
