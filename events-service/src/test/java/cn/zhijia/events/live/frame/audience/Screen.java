package cn.zhijia.events.live.frame.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** What an app shows. Fails at a hole, a repeat, or a sum that is wrong. */
final class Screen {

    final Set<UUID> shown = new LinkedHashSet<>();
    private final Set<UUID> seen = new HashSet<>();
    int resets;
    int dropped;
    int withheld;
    int frames;
    String position;

    void reset(JsonNode frame) {
        resets++;
        shown.clear();
        seen.clear();
        position = frame.get("position").asText();
        assertEquals(position, frame.get("from").asText());
        frame.get("messages").forEach(this::show);
    }

    void frame(JsonNode frame) {
        frames++;
        assertEquals(position, frame.get("from").asText(), "a hole or a repeat");
        long from = offset();
        position = frame.get("position").asText();
        dropped += frame.get("dropped").asInt();
        withheld += frame.get("withheld").asInt();
        assertEquals(offset() - from, frame.get("messages").size() + frame.get("hidden").size() + frame.get("dropped").asLong()
                + frame.get("withheld").asLong(), "every offset is accounted for in " + frame);
        assertTrue(frame.get("messages").size() <= 10);
        frame.get("messages").forEach(this::show);
        frame.get("hidden").forEach(id -> shown.remove(UUID.fromString(id.asText())));
    }

    private void show(JsonNode message) {
        var id = UUID.fromString(message.get("id").asText());
        assertTrue(seen.add(id), "shown twice");
        assertTrue(message.get("at").asLong() <= offset());
        shown.add(id);
    }

    long offset() {
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }
}
