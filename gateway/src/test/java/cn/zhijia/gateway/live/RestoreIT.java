package cn.zhijia.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.zhijia.gateway.rush.Crowd;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;

/** The database is brought back from a copy of its files, and the services are not even started again. */
@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoreIT {

    private static final String POSTGRES = "postgres";

    private final LocalSuite suite;

    RestoreIT(LocalSuite suite) {
        this.suite = suite;
    }

    /** Twelve lines are said where five have been lost, so that the log is further on again than anybody was told before. */
    @Test
    @Timeout(600)
    void after_a_backup_was_brought_back_nobody_takes_the_new_for_the_old() throws Exception {
        var studio = Studio.live(suite);
        var backup = suite.data().resolveSibling("backup");
        try (var talk = new Conversation(suite, studio); var viewer = new Viewer(studio.address())) {
            talk.say(5);
            Patience.await("it has heard five", () -> viewer.at() == 5);
            suite.kill(POSTGRES);
            copy(files(), backup);
            suite.restart(POSTGRES);
            talk.say(5);
            Patience.await("it has heard ten", () -> viewer.at() == 10);
            var before = viewer.position();
            suite.kill(POSTGRES);
            copy(backup, files());
            suite.restart(POSTGRES);
            talk.say(12);
            Patience.await("it has heard the new", () -> viewer.at() == 17);
            startedOver(viewer, talk);
            var back = new Crowd(suite.gateway()).get(null, studio.path() + "/frames?after=" + before);
            assertTrue(back.body().path("reset").asBoolean(), back::toString);
        }
        studio.end();
    }

    /** Once for each start of the server. */
    private static void startedOver(Viewer viewer, Conversation talk) {
        assertEquals(3, viewer.resets(), "positions of before must not be gone on with");
        assertEquals(List.of(), viewer.faults());
        var newest = talk.said().subList(12, 22);
        assertTrue(new HashSet<>(viewer.shown()).containsAll(newest), () -> viewer.shown() + " of " + talk.said());
    }

    private Path files() {
        return suite.data().resolve(POSTGRES);
    }

    /** With its modes, which PostgreSQL insists on; without the mark of a server that is no more. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("rm", "-rf", to.toString());
        run("cp", "-a", from.toString(), to.toString());
        Files.deleteIfExists(to.resolve("postmaster.pid"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }
}
