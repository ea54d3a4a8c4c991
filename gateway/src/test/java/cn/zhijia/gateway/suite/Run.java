package cn.zhijia.gateway.suite;

import java.nio.file.Path;
import java.time.LocalDate;

import cn.zhijia.gateway.audience.DemoAudience;
import cn.zhijia.gateway.stories.Door;
import cn.zhijia.gateway.stories.Stories;

/** {@code mvn -Prun}: starts the suite in {@code .local}, tells it the newspaper's stories once, and stays until Ctrl-C. */
public final class Run {

    private static final String VIEWERS = "viewers";

    private Run() {
    }

    /**
     * @param arguments the project's folder, Keycloak's version, {@code true} to start empty, and where to keep everything
     *        (default {@code .local})
     */
    public static void main(String[] arguments) throws InterruptedException {
        var progress = new Progress(System.out);
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path directory = arguments.length > 3 ? Path.of(arguments[3]) : root.resolve(".local");
        var telling = new Telling(LocalSuite.data(directory));
        boolean fresh = arguments.length > 2 && Boolean.parseBoolean(arguments[2])
                || telling.outdated(LocalDate.now(Telling.ZONE));
        try {
            int viewers = viewers(System.getProperty(VIEWERS, "200"));
            try (var suite = LocalSuite.start(root, directory, Ports.of(Ports.VARIABLE, 8080).base(), 1, arguments[1], fresh,
                    progress)) {
                tell(telling, suite, progress);
                integrate(suite, progress);
                stay(suite, viewers, progress);
            }
        } catch (SuiteStopped asked) {
            progress.accept("stopped before everything was ready");
        } catch (RuntimeException e) {
            System.err.println("Zhijia is not running: " + (e instanceof SuiteFailure ? e.getMessage() : e));
            System.exit(1);
        }
    }

    /** Of the demo's livestream: {@code mvn -Prun -Dviewers=1000}. */
    private static int viewers(String asked) {
        if (!asked.matches("[0-9]{1,4}") || Integer.parseInt(asked) > DemoAudience.MOST) {
            throw new SuiteFailure("-D" + VIEWERS + " is a number from 0 to " + DemoAudience.MOST + ", not " + asked);
        }
        return Integer.parseInt(asked);
    }

    private static void stay(LocalSuite suite, int viewers, Progress progress) throws InterruptedException {
        try (var audience = viewers == 0 ? null
                : DemoAudience.start(suite.gateway(), Stories.liveNow(), viewers, suite.logs())) {
            if (audience != null) {
                progress.accept("女职工普法直播：" + viewers
                        + " viewers come, like what they see, and a few of them speak (-Dviewers=0 for none)");
            }
            System.out.println(new Welcome(suite).text());
            suite.watch();
        }
    }

    private static void integrate(LocalSuite suite, Progress progress) {
        String hospital = System.getProperty("hospital", "huilongguan");
        int keys = Integrator.enter(new Door(suite.gateway()), System.getProperty("hospital.jwks"), hospital);
        if (keys > 0) {
            progress.accept("hospital-" + hospital + " signs in with " + keys + " key(s) of yours (-Dhospital.jwks)");
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
