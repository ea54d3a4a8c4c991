package cn.zhijia.gateway.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads each frame once, though thousands bring it: they all get the same bytes. One thread's. */
final class Frames {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 256;

    /**
     * @param whole whether every offset is accounted for
     * @param sent when each of its messages was, epoch milliseconds, the oldest first
     * @param dropped messages that it leaves out
     */
    record Known(String from, String position, boolean whole, List<Long> sent, long dropped) {
    }

    private final Map<String, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    };

    Known read(String data) {
        return known.computeIfAbsent(data, Frames::parse);
    }

    private static Known parse(String data) {
        try {
            JsonNode frame = JSON.readTree(data);
            String from = frame.get("from").asText();
            String position = frame.get("position").asText();
            var sent = new ArrayList<Long>();
            for (var message : frame.get("messages")) {
                sent.add(Instant.parse(message.get("sentAt").asText()).toEpochMilli());
            }
            long dropped = frame.get("dropped").asLong();
            long told = sent.size() + frame.get("hidden").size() + dropped + frame.get("withheld").asLong();
            return new Known(from, position, offset(position) - offset(from) == told, sent, dropped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long offset(String position) {
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }
}
