package cn.zhijia.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many processors each process of the suite kept busy, from {@code /proc}; empty where there is none. It looks once a
 * second, because a process that is killed takes its figure along.
 */
final class CpuMeter implements AutoCloseable {

    /** Of a second: what Linux counts in, on every platform that we run on. */
    private static final double TICK = 0.01;
    private static final int USER_TIME = 11; // after the name in brackets, and then: system, and both of children that ended

    private final Supplier<Map<String, Long>> pids;
    private final Map<String, Map<Long, Long>> ticks = new TreeMap<>();
    private final Thread thread = new Thread(this::watch, "cpu-meter");
    private final long start = System.nanoTime();

    /** @param pids by name; one name may mean another process later */
    CpuMeter(Supplier<Map<String, Long>> pids) {
        this.pids = pids;
        pids.get().forEach((name, pid) -> ticks.put(name + " before", Map.of(pid, -ticks(pid))));
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        pids.get().forEach((name, pid) -> {
            long now = ticks(pid);
            if (now > 0) {
                ticks.computeIfAbsent(name, unknown -> new TreeMap<>()).merge(pid, now, Math::max);
            }
        });
    }

    /** Such as {@code events 0.41, gateway 0.63}: processors, on average since the start. */
    synchronized String report() {
        look();
        double seconds = (System.nanoTime() - start) / 1e9;
        var busy = new TreeMap<String, Long>();
        ticks.forEach((name, each) -> busy.merge(name.replace(" before", ""),
                each.values().stream().mapToLong(Long::longValue).sum(), Long::sum));
        return busy.entrySet().stream().filter(entry -> entry.getValue() * TICK / seconds > 0.005)
                .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue() * TICK / seconds))
                .collect(Collectors.joining(", "));
    }

    /** Of the process, of its children that live (PostgreSQL's sessions), and of those that have ended. */
    private static long ticks(long pid) {
        return Stream
                .concat(Stream.of(pid), ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid))
                .mapToLong(CpuMeter::own).sum();
    }

    private static long own(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = USER_TIME; i < USER_TIME + 4; i++) {
                sum += Long.parseLong(fields[i]);
            }
            return sum;
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
