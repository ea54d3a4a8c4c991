package cn.zhijia.gateway.suite;

/** Why the suite does not run: one line that names the cause and, where there is one, the log. */
public class SuiteFailure extends RuntimeException {

    SuiteFailure(String line) {
        super(line);
    }

    SuiteFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
