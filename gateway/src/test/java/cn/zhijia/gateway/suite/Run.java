package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.Stories;

/** {@code mvn -Prun}: starts the suite in {@code .local}, tells it the newspaper's stories once, and stays until Ctrl-C. */
public final class Run {

    private Run() {
    }

    /** @param arguments the project's folder, Keycloak's version, and {@code true} to start empty */
    public static void main(String[] arguments) {
        var progress = new Progress(System.out);
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        boolean fresh = arguments.length > 2 && Boolean.parseBoolean(arguments[2]);
        try (var suite = LocalSuite.start(root, root.resolve(".local"), Ports.of(Ports.VARIABLE, 8080).base(),
                arguments[1], fresh, progress)) {
            tellStories(suite, progress);
            System.out.println(new Welcome(suite).text());
            suite.watch();
        } catch (SuiteStopped asked) {
            progress.accept("stopped before everything was ready");
        } catch (RuntimeException e) {
            System.err.println("Zhijia is not running: " + (e instanceof SuiteFailure ? e.getMessage() : e));
            System.exit(1);
        }
    }

    /**
     * The mark is set after the last story, so that a load that was cut short goes on where it was: telling a story twice
     * changes nothing.
     */
    private static void tellStories(LocalSuite suite, Progress progress) {
        Path told = suite.data().resolve("stories-loaded");
        if (Files.exists(told)) {
            return;
        }
        try {
            Stories.load(new Door(suite.gateway()), progress);
            Files.createFile(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
