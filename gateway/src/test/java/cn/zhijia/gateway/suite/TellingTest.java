package cn.zhijia.gateway.suite;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingTest {

    private final LocalDate today = LocalDate.now(Telling.ZONE);

    @TempDir
    private Path data;

    @Test
    void half_a_load_goes_on_the_same_day_and_is_begun_again_later() throws IOException {
        Files.createFile(data.resolve(Postgres.INITIALISED));
        assertFalse(new Telling(data).done());
        assertFalse(new Telling(data).outdated(today));
        assertTrue(new Telling(data).outdated(today.plusDays(1)));
    }

    @Test
    void a_whole_load_is_kept_for_ever() throws IOException {
        Files.createFile(data.resolve(Postgres.INITIALISED));
        new Telling(data).finish();
        assertTrue(new Telling(data).done());
        assertFalse(new Telling(data).outdated(today.plusYears(1)));
    }

    @Test
    void where_nothing_is_nothing_needs_to_go() {
        assertFalse(new Telling(data.resolve("nowhere")).outdated(today.plusDays(1)));
    }
}
