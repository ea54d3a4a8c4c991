package cn.zhijia.gateway.suite;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One suite for all end-to-end tests of a build: {@code @ExtendWith(TheSuite.class)} on the class, and a {@link LocalSuite} as
 * parameter of its
 * constructor or of a test. It starts empty with the first class and stops after the last, and its ports leave a running demo
 * alone.
 */
public final class TheSuite implements BeforeAllCallback, ParameterResolver {

    static final String VARIABLE = "ZHIJIA_TEST_PORT_BASE";
    static final int PORT_BASE = 18080;
    /** Of events-service: nothing that a test proves may hold for one replica only. */
    private static final int REPLICAS = 2;

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalSuite.class;
    }

    @Override
    public LocalSuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    /** The root context closes what it stores when the last test has run. */
    private static LocalSuite of(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(TheSuite.class)).computeIfAbsent("suite", key -> start(),
                LocalSuite.class);
    }

    private static LocalSuite start() {
        Path root = Path.of(System.getProperty("zhijia.root"));
        var suite = LocalSuite.start(root, root.resolve("gateway/target/suite"), Ports.of(VARIABLE, PORT_BASE).base(),
                REPLICAS, System.getProperty("keycloak.version"), true, new Progress(System.out));
        System.setProperty("zhijia.test.issuer", suite.gateway() + Keycloak.REALM); // for the kit's Tokens
        return suite;
    }
}
