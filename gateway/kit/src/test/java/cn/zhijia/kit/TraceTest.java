package cn.zhijia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceTest {

    @Test
    void an_id_is_a_random_uuid_of_version_4() {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            var id = Trace.newId();
            assertEquals(4, id.version());
            assertEquals(2, id.variant());
            assertTrue(seen.add(id));
        }
    }

    @Test
    void a_span_is_16_hex_digits_and_not_nothing() {
        for (int i = 0; i < 10_000; i++) {
            assertTrue(Trace.newSpan().matches("(?!0{16})[0-9a-f]{16}"));
        }
    }
}
