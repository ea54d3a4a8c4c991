package cn.zhijia.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway, with malformed addresses left to {@link Edge}: the framework would refuse them without a word. */
@QuarkusMain
public class Main {

    /** Read once, before any of our beans is there. */
    static final String LEAVE_ADDRESSES_TO_US = "vertx.disableURIValidation";

    private Main() {
    }

    public static void main(String... args) {
        System.setProperty(LEAVE_ADDRESSES_TO_US, "true");
        Quarkus.run(args);
    }
}
