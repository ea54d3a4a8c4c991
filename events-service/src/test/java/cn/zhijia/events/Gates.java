package cn.zhijia.events;

import static cn.zhijia.events.Stage.EVENT;
import static cn.zhijia.events.Stage.MINE;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;

/** What the tests of check-in say again and again. */
final class Gates {

    static final String SCAN = EVENT + "/check-ins/{scan}";
    /** The two published keys: the one that signs in tests, and the one before the rotation. */
    static final String PRESENT = "development-2:MC4CAQAwBQYDK2VwBCIEIO7Afn1pUpOKeSiTPw/Z0N5TlYx+MJDnIO2CZ/1xxflh";
    static final String FORMER = "development-1:MC4CAQAwBQYDK2VwBCIEICAhWW44D60wb/Ah1QHY7wmpY69IrWFU01JJ0pio48hV";

    private Gates() {
    }

    /** A published event that lets people in already, at noon in its own zone, so that no midnight comes between. */
    static UUID open(int size, Object... changes) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        int east = 12 - now.atOffset(ZoneOffset.UTC).getHour();
        var all = new Object[changes.length + 6];
        System.arraycopy(new Object[] { "startsAt", now.plusSeconds(3_600).toString(), "endsAt",
                now.plusSeconds(7_200).toString(), "zone", "Etc/GMT" + (east > 0 ? "-" + east : east < 0 ? "+" + -east : "") },
                0, all, 0, 6);
        System.arraycopy(changes, 0, all, 6, changes.length);
        return Stage.event(size, all);
    }

    static String ticket(String who, UUID event) {
        return member(who).get(MINE + "/ticket", event).then().statusCode(200).extract().path("token");
    }

    /** Registers and gives the ticket. */
    static String seat(String who, UUID event) {
        Stage.register(who, event).statusCode(201);
        return ticket(who, event);
    }

    static String registration(String who, UUID event) {
        return organizer().queryParam("limit", 100).get(EVENT + "/registrations", event).then().extract()
                .path("items.find { it.memberNo == 'T-" + who + "' }.id");
    }

    static String forged(String key, String registration, UUID event, int version) {
        try {
            var keys = KeyFactory.getInstance("Ed25519");
            PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.split(":")[1])));
            String text = coded("{\"alg\":\"EdDSA\",\"kid\":\"" + key.split(":")[0] + "\"}") + "." + coded(
                    "{\"registration\":\"%s\",\"event\":\"%s\",\"version\":%d,\"nbf\":1,\"exp\":2}".formatted(registration,
                            event,
                            version));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a gate without a connection would, with the JDK. */
    static boolean verified(String token, String x) {
        try {
            String[] parts = token.split("\\.");
            byte[] open = HexFormat.of().parseHex(
                    "302a300506032b6570032100" + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(x)));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(open)));
            verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Map<String, Object> body(String token, String device, Object... changes) {
        var body = new HashMap<String, Object>(Map.of("token", token, "deviceId", device, "gate", "东门", "scannedAt",
                Instant.now().toString(), "direction", "ENTRY", "deviceTime", Instant.now().toString()));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        return body;
    }

    static ValidatableResponse scan(UUID event, UUID scan, Map<String, Object> body) {
        return organizer().body(body).put(SCAN, event, scan).then();
    }

    /** Asks with a new scan. */
    static ValidatableResponse scan(UUID event, String token, Object... changes) {
        return scan(event, UUID.randomUUID(), body(token, "gate-1", changes)).statusCode(201);
    }

    static Map<String, Object> item(UUID id, String token, Instant at, Object... changes) {
        var item = new HashMap<String, Object>(
                Map.of("scanId", id, "token", token, "gate", "东门", "scannedAt", at.toString(), "direction", "ENTRY"));
        for (int i = 0; i < changes.length; i += 2) {
            item.put((String) changes[i], changes[i + 1]);
        }
        return item;
    }

    @SafeVarargs
    static ValidatableResponse report(UUID event, String device, Map<String, Object>... scans) {
        return report(event, device, Arrays.asList(scans));
    }

    static ValidatableResponse report(UUID event, String device, List<Map<String, Object>> scans) {
        return report(event, device, Instant.now(), scans);
    }

    static ValidatableResponse report(UUID event, String device, Instant deviceTime, List<Map<String, Object>> scans) {
        return organizer().body(Map.of("deviceId", device, "deviceTime", deviceTime.toString(), "scans", scans))
                .post(EVENT + "/check-ins", event).then();
    }

    static ValidatableResponse conflicts(UUID event) {
        return organizer().queryParam("limit", 100).get(EVENT + "/check-in/conflicts", event).then().statusCode(200);
    }
}
