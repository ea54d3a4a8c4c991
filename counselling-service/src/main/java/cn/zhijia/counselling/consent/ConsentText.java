package cn.zhijia.counselling.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import cn.zhijia.counselling.instrument.Text;

/**
 * What a member agrees to, in both languages, from {@code consents/*.json}. A version that was shown is never changed and never
 * taken out; the last one of each purpose is what can be agreed to now.
 *
 * @param recipient a pattern of who may be named as the recipient
 * @param sha256 of the canonical JSON (RFC 8785) of the whole file, in hexadecimal
 */
record ConsentText(Purpose purpose, int version, String recipient, Text title, Text text, String sha256) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private static final List<ConsentText> ALL = List.of(read("hospital-referral-1"), read("sms-reminders-1"));

    private record Source(Purpose purpose, int version, String recipient, Text title, Text text) {
    }

    /** The present version of each. */
    static List<ConsentText> present() {
        return ALL.stream().filter(t -> t.equals(present(t.purpose))).toList();
    }

    static ConsentText present(Purpose purpose) {
        return ALL.stream().filter(t -> t.purpose == purpose).reduce((older, newer) -> newer).orElseThrow();
    }

    boolean namesRecipient(String code) {
        return code.matches(recipient);
    }

    private static ConsentText read(String file) {
        try (var in = ConsentText.class.getResourceAsStream("/consents/" + file + ".json")) {
            Map<String, Object> tree = JSON.readValue(in, new TypeReference<>() {
            });
            var said = JSON.convertValue(tree, Source.class);
            return new ConsentText(said.purpose, said.version, said.recipient, said.title, said.text,
                    sha256(JSON.writeValueAsString(tree)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String canonical) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
