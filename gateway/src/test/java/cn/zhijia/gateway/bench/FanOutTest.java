package cn.zhijia.gateway.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A figure of a measurement in which somebody heard less would be no figure. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FanOutTest {

    private final ObjectNode tally = JsonNodeFactory.instance.objectNode().put("shown", 590).put("dropped", 10)
            .put("received", 600).put("frame", 60).put("reconnect", 1);

    @Test
    void it_stands_when_everybody_heard_everything() {
        assertDoesNotThrow(() -> FanOut.requireAll(tally, 600));
    }

    @ParameterizedTest
    @ValueSource(strings = { "hole", "miscount", "lost", "refused", "reset", "failed", "unmeasured" })
    void one_fault_and_it_falls(String fault) {
        tally.put(fault, 1);
        assertThrows(IllegalStateException.class, () -> FanOut.requireAll(tally, 600));
    }

    @ParameterizedTest
    @ValueSource(longs = { 599, 601 })
    void one_message_too_few_or_too_many_and_it_falls(long due) {
        assertThrows(IllegalStateException.class, () -> FanOut.requireAll(tally, due));
    }
}
