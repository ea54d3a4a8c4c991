package cn.zhijia.gateway.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

import cn.zhijia.gateway.stories.Door;

/**
 * Somebody who connects a hospital's system: {@code mvn -Prun -Dhospital.jwks=FILE} enters the public keys of that JWK set, as
 * an administrator would, for the hospital of {@code -Dhospital} ({@code huilongguan} without it).
 */
final class Integrator {

    private static final String KEYS = "keys";

    private Integrator() {
    }

    /** @return how many keys the hospital can sign in with because of it; none without the setting */
    static int enter(Door door, String file, String hospital) {
        if (file == null || file.isEmpty()) {
            return 0;
        }
        int entered = 0;
        for (Map<String, Object> key : read(Path.of(file))) {
            if (!(key.get("kid") instanceof String kid)) {
                throw new SuiteFailure(file + ": a key has no kid");
            }
            try {
                door.put("admin1", "/v1/hospitals/" + hospital + "/keys/" + kid, key);
            } catch (IllegalStateException refused) {
                throw new SuiteFailure(file + ": " + refused.getMessage());
            }
            entered++;
        }
        return entered;
    }

    /** A set, or one key alone. */
    @SuppressWarnings("unchecked")
    private static Iterable<Map<String, Object>> read(Path file) {
        try {
            var said = new HashMap<>(JsonUtil.parseJson(Files.readString(file)));
            return said.containsKey(KEYS) ? (Iterable<Map<String, Object>>) said.get(KEYS) : java.util.List.of(said);
        } catch (IOException | JoseException | ClassCastException e) {
            throw new SuiteFailure("-Dhospital.jwks=" + file + " cannot be read as a JWK set: " + e);
        }
    }
}
