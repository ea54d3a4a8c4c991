package cn.zhijia.gateway.suite;

import java.nio.file.Path;
import java.time.LocalDate;

import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.Stories;

/** {@code mvn -Prun}: starts the suite in {@code .local}, tells it the newspaper's stories once, and stays until Ctrl-C. */
public final class Run {

    private Run() {
    }

    /**
     * @param arguments the project's folder, Keycloak's version, {@code true} to start empty, and where to keep everything
     *        (default {@code .local})
     */
    public static void main(String[] arguments) {
        var progress = new Progress(System.out);
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path directory = arguments.length > 3 ? Path.of(arguments[3]) : root.resolve(".local");
        var telling = new Telling(LocalSuite.data(directory));
        boolean fresh = arguments.length > 2 && Boolean.parseBoolean(arguments[2])
                || telling.outdated(LocalDate.now(Telling.ZONE));
        try (var suite = LocalSuite.start(root, directory, Ports.of(Ports.VARIABLE, 8080).base(), 1, arguments[1], fresh,
                progress)) {
            tell(telling, suite, progress);
            System.out.println(new Welcome(suite).text());
            suite.watch();
        } catch (SuiteStopped asked) {
            progress.accept("stopped before everything was ready");
        } catch (RuntimeException e) {
            System.err.println("Zhijia is not running: " + (e instanceof SuiteFailure ? e.getMessage() : e));
            System.exit(1);
        }
    }

    private static void tell(Telling telling, LocalSuite suite, Progress progress) {
        if (telling.done()) {
            return;
        }
        try {
            Stories.load(new Door(suite.gateway()), progress);
            telling.finish();
        } catch (RuntimeException e) {
            suite.requireRunning(); // or that is why
            throw e;
        }
    }
}
