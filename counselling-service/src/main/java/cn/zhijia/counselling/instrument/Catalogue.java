package cn.zhijia.counselling.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Every version of every instrument that was ever published here, from {@code instruments/*.json}. None is ever taken out. */
public final class Catalogue {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    /** In the order of the list of instruments; the last version of each is the present one. */
    private static final List<Published> ALL = List.of(read("phq-9-1"), read("phq-9-2"), read("gad-7-1"), read("who-5-1"),
            read("c-ssrs-1"));

    private Catalogue() {
    }

    /**
     * @param sha256 of the canonical JSON (RFC 8785) of everything the file says, text and rules, in hexadecimal
     */
    public record Published(Instrument instrument, String sha256) {

        /** The beginning of the hash, for an entity tag. */
        public long tag() {
            return Long.parseLong(sha256.substring(0, 12), 16);
        }

        boolean is(String code) {
            return instrument.code().equals(code);
        }
    }

    /** The present version of each. */
    public static List<Published> current() {
        return ALL.stream().filter(p -> p.equals(current(p.instrument().code()).orElseThrow())).toList();
    }

    public static List<Published> all() {
        return ALL;
    }

    public static Optional<Published> current(String code) {
        return versions(code).stream().reduce((older, newer) -> newer);
    }

    /** Oldest first. */
    public static List<Published> versions(String code) {
        return ALL.stream().filter(p -> p.is(code)).toList();
    }

    public static Optional<Published> version(String code, int version) {
        return versions(code).stream().filter(p -> p.instrument().version() == version).findFirst();
    }

    private static Published read(String file) {
        try (var in = Catalogue.class.getResourceAsStream("/instruments/" + file + ".json")) {
            Map<String, Object> tree = JSON.readValue(in, new TypeReference<>() {
            });
            return new Published(JSON.convertValue(tree, Instrument.class), sha256(JSON.writeValueAsString(tree)));
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
