package cn.zhijia.gateway.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL 18 with the durability of production (the library's defaults switch it off). It lives in a session of its
 * own, so
 * that Ctrl-C leaves it to us to end it last.
 */
final class Postgres {

    /** In the data: when its databases were made. */
    static final String INITIALISED = "initialised";
    static final List<String> DATABASES = List.of("events", "counselling", "education", "keycloak");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Path binaries;
    private final Path data;
    private final Path initialised;
    private final Path log;
    private EmbeddedPostgres server;
    private volatile ProcessHandle postmaster;
    private volatile boolean told;
    private boolean closed;

    /** @param data the folder of everything that must survive a restart */
    Postgres(int port, Path binaries, Path data, Path log) {
        this.port = port;
        this.binaries = binaries;
        this.data = data.resolve("postgres");
        this.initialised = data.resolve(INITIALISED);
        this.log = log;
    }

    Path log() {
        return log;
    }

    /**
     * @return whether there was no data before. An initdb that was cut short looks complete to the library, hence our own mark.
     */
    synchronized boolean start() {
        if (closed) {
            throw new SuiteStopped();
        }
        boolean empty = !Files.exists(initialised);
        if (empty) {
            Folders.delete(data);
        }
        try {
            Files.createDirectories(data.getParent());
            told = false;
            server = builder().start();
            postmaster = running().orElseThrow();
            if (empty) {
                createDatabases();
                Files.createFile(initialised);
            }
            return empty;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new SuiteFailure("PostgreSQL did not start (" + e.getMessage() + "); its log is " + log, e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        File output = log.toFile();
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile()).setRegisterShutdownHook(false).setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("log_error_verbosity", "terse") // a violated key's detail is somebody's data
                .setServerConfig("full_page_writes", "on").setServerConfig("max_connections", "200")
                // as a small server would have: the defaults are for one that has next to nothing
                .setServerConfig("shared_buffers", "256MB").setServerConfig("max_wal_size", "4GB")
                .setOutputRedirector(Redirect.appendTo(output)).setErrorRedirector(Redirect.appendTo(output))
                .setPGStartupWait(PATIENCE);
    }

    private void createDatabases() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            for (String database : DATABASES) {
                statement.execute("create database " + database);
            }
        }
    }

    long pid() {
        return postmaster.pid();
    }

    boolean died() {
        return postmaster != null && !told && !postmaster.isAlive();
    }

    synchronized void stop() {
        told = true;
        closed = true;
        try {
            if (server != null) {
                server.close();
            }
            endOrphan(ignored -> {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a power cut would; its workers notice and follow. */
    synchronized void kill() {
        told = true;
        var workers = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        workers.forEach(worker -> worker.onExit().join());
        try {
            server.close(); // nobody is left to stop: this gives back the library's lock on the data
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server of a run that was killed: fast, without waiting for its clients. */
    void endOrphan(Consumer<String> progress) {
        running().ifPresent(orphan -> {
            progress.accept("ending PostgreSQL (process " + orphan.pid() + "), left behind by a run that was killed");
            try {
                new ProcessBuilder("kill", "-INT", String.valueOf(orphan.pid())).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Orphans.awaitEnd(orphan, PATIENCE);
        });
    }

    /** The server that works on our data, if one does: a process id alone may have gone to somebody else. */
    private Optional<ProcessHandle> running() {
        var lines = Folders.lines(data.resolve("postmaster.pid"));
        return lines.isEmpty() ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
    }
}
