package cn.zhijia.gateway.suite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Everything that runs for the suite, from the first process to the last: children first out, PostgreSQL last. */
final class Processes {

    static final String POSTGRES = "postgres";
    /** Ctrl-C may reach a child sooner than us: what looks like a crash is then only the beginning of the end. */
    private static final long CTRL_C_MILLIS = 500;

    private final Orphans orphans;
    private final Postgres postgres;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private boolean stopped;

    Processes(Orphans orphans, Postgres postgres) {
        this.orphans = orphans;
        this.postgres = postgres;
    }

    synchronized void begin(Child child) {
        if (stopping) {
            throw new SuiteStopped();
        }
        children.put(child.name(), child);
        child.start(orphans);
    }

    /** For a process that has to do something and end. */
    void run(Child child) throws InterruptedException {
        begin(child);
        if (child.await() != 0) {
            throw new SuiteFailure(child.epitaph());
        }
        children.remove(child.name());
    }

    Child child(String name) {
        var child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no process is called " + name + ": " + children.keySet() + " or " + POSTGRES);
        }
        return child;
    }

    /** By name, those that have been killed and not begun again too. */
    Map<String, Long> pids() {
        var pids = new TreeMap<>(Map.of(POSTGRES, postgres.pid()));
        children.forEach((name, child) -> pids.put(name, child.pid()));
        return pids;
    }

    void kill(String name) {
        if (name.equals(POSTGRES)) {
            postgres.kill();
        } else {
            child(name).kill();
        }
    }

    void restart(String name) {
        if (name.equals(POSTGRES)) {
            postgres.start();
        } else {
            begin(child(name));
        }
    }

    boolean stopping() {
        return stopping;
    }

    /** @throws SuiteFailure when something ended that nobody told to */
    void requireAlive() {
        var dead = children.values().stream().filter(Child::died).findFirst();
        if (dead.isEmpty() && !postgres.died() && !stopping) {
            return;
        }
        if (!stopping) {
            pause();
        }
        if (stopping) {
            throw new SuiteStopped();
        }
        throw new SuiteFailure(dead.map(Child::epitaph).orElseGet(() -> "PostgreSQL ended; its log is " + postgres.log()));
    }

    /** Returns once the suite is being stopped. */
    void watch() {
        while (!stopping) {
            requireAlive();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(CTRL_C_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteStopped();
        }
    }

    /** Whoever calls second waits for the first. @return whether this call was the first */
    boolean stop(Consumer<String> progress) {
        stopping = true;
        synchronized (this) {
            if (stopped) {
                return false;
            }
            boolean running = !children.isEmpty();
            if (running) {
                progress.accept("stopping everything");
            }
            var gateway = children.remove(Applications.GATEWAY);
            end(gateway == null ? List.of() : List.of(gateway)); // no new work for those that follow
            end(List.copyOf(children.values()));
            postgres.stop();
            orphans.forget();
            stopped = true;
            if (running) {
                progress.accept("everything has ended, the data is kept");
            }
            return true;
        }
    }

    private static void end(List<Child> together) {
        together.forEach(Child::tell);
        together.forEach(Child::awaitEnd);
    }
}
