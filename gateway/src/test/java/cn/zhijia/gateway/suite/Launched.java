package cn.zhijia.gateway.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** {@code mvn -Prun} without Maven: a launcher in a process of its own, which can be stopped and killed as a user's can. */
public final class Launched implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 240;
    /** The tests' own suite runs meanwhile. */
    private static final Ports PORTS = new Ports(Ports.of(TheSuite.VARIABLE, TheSuite.PORT_BASE).base() + 1000);

    private final Path directory;
    private final Path said;
    private final Path complained;
    private final Process process;

    private Launched(Path directory, boolean fresh, List<String> options) throws IOException {
        this.directory = directory;
        said = directory.resolveSibling(directory.getFileName() + ".out");
        complained = directory.resolveSibling(directory.getFileName() + ".err");
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
                System.getProperty("java.class.path")));
        words.add("-Dviewers=0"); // unless a test asks for some
        words.addAll(options);
        words.addAll(List.of(Run.class.getName(), System.getProperty("zhijia.root"), System.getProperty("keycloak.version"),
                String.valueOf(fresh), directory.toString()));
        var command = new ProcessBuilder(words).redirectOutput(Redirect.to(said.toFile()))
                .redirectError(Redirect.to(complained.toFile()));
        command.environment().put(Ports.VARIABLE, String.valueOf(PORTS.base()));
        process = command.start();
    }

    /** @param options for the launcher's {@code java} */
    public static Launched in(Path directory, String... options) throws IOException {
        return new Launched(Files.createDirectories(directory).toRealPath(), false, List.of(options));
    }

    /** {@code -Dfresh} */
    static Launched fresh(Path directory) throws IOException {
        return new Launched(Files.createDirectories(directory).toRealPath(), true, List.of());
    }

    /** Forgets what runs before this one kept, Keycloak's prepared copy too. */
    public static void forget(Path directory) {
        Folders.delete(directory);
    }

    public static URI gateway() {
        return PORTS.gatewayAddress();
    }

    /** Returns once a line with this has been printed. */
    public void awaitLine(String part) throws InterruptedException {
        await(part, () -> Stream.concat(said().stream(), complaints().stream()).anyMatch(line -> line.contains(part)));
    }

    /** Returns once it has a process whose command line names this. */
    ProcessHandle awaitChild(String part) throws InterruptedException {
        await(part, () -> child(part) != null);
        return child(part);
    }

    private ProcessHandle child(String part) {
        return process.descendants().filter(child -> child.info().commandLine().orElse("").contains(part)).findFirst()
                .orElse(null);
    }

    private void await(String what, BooleanSupplier there) throws InterruptedException {
        long start = System.nanoTime();
        boolean hope = true;
        while (!there.getAsBoolean()) {
            assertTrue(hope, () -> what + " never came: " + said() + complaints());
            hope = process.isAlive() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            Thread.sleep(50);
        }
    }

    /** Takes a part away as a crash would. */
    public void killChild(String part) throws InterruptedException {
        awaitChild(part).destroyForcibly();
    }

    /** What an operator's {@code kill} does. */
    public void terminate() {
        process.destroy();
    }

    /** What a terminal's Ctrl-C does: every process of the group is told, in no order. */
    void interrupt() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-INT"));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        command.add(String.valueOf(process.pid()));
        new ProcessBuilder(command).start().waitFor();
    }

    /** What nothing can be done against. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @return its exit code, after all that ran for it has ended too */
    public int awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the launcher does not end");
        assertEquals(List.of(), left(), "left behind");
        PORTS.requireFree();
        return process.exitValue();
    }

    /** Every process of the suite names its folder. */
    private List<String> left() {
        return ProcessHandle.allProcesses().map(p -> p.pid() + " " + p.info().commandLine().orElse(""))
                .filter(line -> line.contains(directory + "/")).toList();
    }

    public List<String> said() {
        return Folders.lines(said);
    }

    public List<String> complaints() {
        return Folders.lines(complained);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
