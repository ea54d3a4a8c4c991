package cn.zhijia.gateway.suite;

/** Somebody asked the suite to stop while it was starting: nothing went wrong, nothing needs to be said. */
final class SuiteStopped extends SuiteFailure {

    SuiteStopped() {
        super("the suite was stopped");
    }
}
