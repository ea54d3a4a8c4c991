package cn.zhijia.gateway.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Story 4: the agreements with 北京回龙观医院 and 北京协和医院, and the demo keys by which their systems sign in. */
public final class HospitalStories {

    private static final Map<String, List<String>> NAMES = Map.of("huilongguan",
            List.of("北京回龙观医院", "Beijing Huilongguan Hospital", "010-00000001"), "pumch",
            List.of("北京协和医院", "Peking Union Medical College Hospital", "010-00000002"));

    private HospitalStories() {
    }

    /** Loading twice changes nothing. */
    public static void load(Door door) {
        NAMES.forEach((id, names) -> {
            door.put("admin1", "/v1/hospitals/" + id, agreement(names));
            for (String key : List.of(id + "-rs384", id + "-es384")) {
                door.put("admin1", "/v1/hospitals/" + id + "/keys/" + key, publicKey(key));
            }
        });
    }

    private static Map<String, Object> agreement(List<String> names) {
        var agreement = new HashMap<String, Object>(Map.of("nameZh", names.get(0), "nameEn", names.get(1), "state", "ACTIVE",
                "agreementFrom", "2026-01-01", "scope", List.of("SUICIDE_RISK", "PSYCHOSIS", "DEPRESSION"), "leastAge", 16,
                "mostAge", 120, "hours", List.of()));
        agreement.putAll(Map.of("dutyPhones", List.of(names.get(2)), "distances", List.of(), "hosts", List.of()));
        return agreement;
    }

    /** The public half of a key that lies beside the local realm. */
    private static Map<String, Object> publicKey(String name) {
        try (var in = HospitalStories.class.getResourceAsStream("/realm/hospital-keys/" + name + ".jwk.json")) {
            var key = PublicJsonWebKey.Factory.newPublicJwk(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
