package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How far the newspaper's stories have come into this data. The mark is set after the last story, so that a load that was cut
 * short goes on: telling a story twice changes nothing.
 */
record Telling(Path data) {

    /** The stories' own. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    boolean done() {
        return Files.exists(mark());
    }

    /**
     * Whether half a load from an earlier day is all there is: its dates were relative to that day, and what is over by now
     * takes no registrations, so that the rest could never follow.
     */
    boolean outdated(LocalDate today) {
        Path begun = data.resolve(Postgres.INITIALISED);
        if (done() || !Files.exists(begun)) {
            return false;
        }
        try {
            return LocalDate.ofInstant(Files.getLastModifiedTime(begun).toInstant(), ZONE).isBefore(today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish() {
        try {
            Files.createFile(mark());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path mark() {
        return data.resolve("stories-loaded");
    }
}
