package cn.zhijia.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Lets the service under test trust {@link Tokens}. */
public class TestKeys implements QuarkusTestResourceLifecycleManager {

    private Path jwks;

    @Override
    public Map<String, String> start() {
        try (var keys = TestKeys.class.getResourceAsStream("/people/jwks.json")) {
            jwks = Files.createTempFile("zhijia-jwks", ".json");
            Files.write(jwks, keys.readAllBytes());
            return Map.of("zhijia.identity.jwks", jwks.toUri().toString(), "zhijia.identity.issuer", Tokens.ISSUER,
                    "zhijia.identity.demo-key-allowed", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(jwks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
