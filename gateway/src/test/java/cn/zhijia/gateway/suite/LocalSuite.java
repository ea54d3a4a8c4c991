package cn.zhijia.gateway.suite;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * PostgreSQL, Keycloak, the three services and the gateway on this machine. Whatever ends the program that started it ends them
 * too, or,
 * after a {@code kill -9}, the next start does.
 */
public final class LocalSuite implements AutoCloseable {

    private static final String KEYCLOAK = "keycloak";
    /** A slow machine may be given more: {@code mvn -Prun -Dzhijia.ready-limit=PT15M}. */
    private static final Duration LIMIT = Duration.parse(System.getProperty("zhijia.ready-limit", "PT5M"));

    private final Path directory;
    private final Ports ports;
    private final Consumer<String> progress;
    private final SuiteLock lock;
    private final Orphans orphans;
    private final Postgres postgres;
    private final Processes processes;
    private final Keycloak keycloak;
    private final Applications applications;
    private final Thread hook = new Thread(this::stopAtExit, "stop-the-suite");
    private volatile boolean exiting;
    private boolean newData;

    private LocalSuite(Path root, Path directory, Ports ports, String keycloakVersion, Consumer<String> progress) {
        this.directory = directory;
        this.ports = ports;
        this.progress = progress;
        lock = SuiteLock.of(directory); // before the logs of whoever holds it are touched
        orphans = new Orphans(directory, progress);
        postgres = new Postgres(ports.postgres(), directory.resolve(Processes.POSTGRES), data(), newLog(Processes.POSTGRES));
        processes = new Processes(orphans, postgres);
        keycloak = new Keycloak(root.resolve(".local/keycloak-" + keycloakVersion), directory.resolve(KEYCLOAK),
                newLog(KEYCLOAK));
        applications = new Applications(root, directory.resolve("app"), this::newLog, ports);
    }

    /**
     * Returns when every part is ready.
     *
     * @param root the project's folder, built
     * @param directory of this suite's data, logs and copies; one suite at a time
     * @param portBase the gateway's port; the others are counted from it
     * @param replicas of events-service behind the gateway
     * @param fresh whether to begin without the data of the last run
     * @param progress is told what happens, a line at a time
     * @throws SuiteFailure with the cause in one line; nothing is left running then
     */
    public static LocalSuite start(Path root, Path directory, int portBase, int replicas, String keycloakVersion,
            boolean fresh, Consumer<String> progress) {
        var suite = new LocalSuite(root.toAbsolutePath().normalize(), directory.toAbsolutePath().normalize(),
                new Ports(portBase, replicas), keycloakVersion, progress);
        try {
            Runtime.getRuntime().addShutdownHook(suite.hook);
            suite.launch(fresh);
            return suite;
        } catch (InterruptedException e) {
            suite.close();
            Thread.currentThread().interrupt();
            throw new SuiteStopped();
        } catch (RuntimeException e) {
            boolean asked = suite.processes.stopping();
            suite.close();
            throw asked ? new SuiteStopped() : e;
        }
    }

    private void launch(boolean fresh) throws InterruptedException {
        orphans.end();
        postgres.endOrphan(progress);
        ports.requireFree();
        if (fresh) {
            Folders.delete(data());
        }
        progress.accept("starting PostgreSQL, preparing Keycloak");
        sideBySide(List.of(this::startPostgres, this::prepareKeycloak, this::copyApplications));
        progress.accept("starting Keycloak, the services and the gateway");
        processes.begin(keycloak.server(ports, jdbcUrl(KEYCLOAK)));
        applications.services().forEach(name -> processes.begin(applications.service(name, this::jdbcUrl)));
        processes.begin(applications.gateway());
        awaitReady(parts());
    }

    private List<String> parts() {
        var parts = applications.processes();
        parts.add(KEYCLOAK);
        return parts;
    }

    private Void startPostgres() {
        newData = postgres.start();
        progress.accept("PostgreSQL is ready, " + (newData ? "without data" : "with the data of the last run"));
        return null;
    }

    private Void prepareKeycloak() throws InterruptedException {
        if (keycloak.copy()) {
            processes.run(keycloak.optimiser());
            keycloak.optimised();
            progress.accept("Keycloak is prepared, once for all starts");
        }
        keycloak.importRealm(gateway());
        return null;
    }

    private Void copyApplications() {
        applications.copy();
        return null;
    }

    private static void sideBySide(List<Callable<Void>> tasks) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> task : tasks.stream().map(threads::submit).toList()) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void awaitReady(Collection<String> names) throws InterruptedException {
        var parts = names.stream().map(name -> new Readiness.Part(name, readiness(name), processes.child(name).log())).toList();
        new Readiness(progress, processes::requireAlive).await(parts, LIMIT);
    }

    private URI readiness(String name) {
        return name.equals(KEYCLOAK) ? gateway().resolve(Keycloak.DISCOVERY) : applications.health(name);
    }

    /** The one address callers need, without a path. */
    public URI gateway() {
        return ports.gatewayAddress();
    }

    /** A service past the gateway, the first of its replicas. @param name events, counselling or education */
    public URI service(String name) {
        return service(name, 1);
    }

    /** @param replica from 1 */
    public URI service(String name, int replica) {
        return ports.serviceAddress(Ports.replica(name, replica));
    }

    /** Keycloak past the gateway. Tokens name the gateway as their issuer all the same. */
    public URI keycloak() {
        return ports.keycloakAddress();
    }

    /** @param database events, counselling, education or keycloak */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database + "?user=postgres&password=postgres";
    }

    /** Whether this start found no data and made empty databases. */
    public boolean newData() {
        return newData;
    }

    public Path logs() {
        return directory.resolve("log");
    }

    /** What survives a restart, and what {@code fresh} deletes. */
    public Path data() {
        return data(directory);
    }

    static Path data(Path directory) { // of a suite that does not run yet
        return directory.resolve("data");
    }

    private Path newLog(String name) {
        return Folders.newLog(logs(), name);
    }

    /** Blocks until the suite is closed. @throws SuiteFailure when a process ends that nobody told to */
    public void watch() {
        processes.watch();
    }

    /** @throws SuiteFailure when the suite is being stopped, or when a process ended that nobody told to */
    void requireRunning() {
        processes.requireAlive();
    }

    /** The process of each part and replica, for whoever measures them. */
    public Map<String, Long> pids() {
        return processes.pids();
    }

    /**
     * Ends a part, every replica of it, as a power cut would: events, counselling, education, gateway, keycloak or postgres.
     */
    public void kill(String part) {
        applications.of(part).forEach(processes::kill);
    }

    /** Ends one replica of a service, while the others go on. @param replica from 1 */
    public void kill(String service, int replica) {
        processes.kill(Ports.replica(service, replica));
    }

    /** Starts a killed part again with its log and data; returns when it is ready, after PostgreSQL when all are. */
    public void restart(String part) throws InterruptedException {
        begin(part);
        await(part);
    }

    /** Starts a killed replica again; returns when it is ready. @param replica from 1 */
    public void restart(String service, int replica) throws InterruptedException {
        processes.restart(Ports.replica(service, replica));
        awaitReady(List.of(Ports.replica(service, replica)));
    }

    /** Starts a killed part again and does not wait for it. */
    void begin(String part) {
        applications.of(part).forEach(processes::restart);
    }

    /** Returns when a part that was begun is ready. */
    void await(String part) throws InterruptedException {
        awaitReady(part.equals(Processes.POSTGRES) ? parts() : applications.of(part));
    }

    private void stopAtExit() {
        exiting = true;
        stop();
    }

    private void stop() {
        if (processes.stop(progress)) {
            lock.close();
        }
    }

    /** Stops everything in order; returns when nothing runs any more. */
    @Override
    public void close() {
        stop();
        if (!exiting) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
