package cn.zhijia.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real, empty PostgreSQL for one service's tests, and the key set its verifier trusts. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;
    private Path jwks;

    @Override
    public Map<String, String> start() {
        try (var keys = TestDatabase.class.getResourceAsStream("/people/jwks.json")) {
            postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").setServerConfig("max_connections", "100")
                    .start();
            jwks = Files.createTempFile("zhijia-jwks", ".json");
            Files.write(jwks, keys.readAllBytes());
            return Map.of("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"), "zhijia.identity.jwks",
                    jwks.toUri().toString(),
                    "zhijia.identity.issuer", Tokens.ISSUER, "zhijia.identity.demo-key-allowed", "true",
                    "zhijia.clock.shiftable", "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
                Files.deleteIfExists(jwks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
