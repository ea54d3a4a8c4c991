package cn.zhijia.events.checkin.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import cn.zhijia.events.Event;
import io.vertx.core.json.JsonObject;

/**
 * 电子票: the right to one registration's seat, without a name or a number. A renewed ticket has the next version.
 *
 * @param version from 1
 * @param validFrom seconds, for a gate that cannot ask; one that asks goes by the event's present schedule
 */
public record Ticket(UUID registration, UUID event, int version, Instant validFrom, Instant validUntil) {

    /** How long before its start an event lets people in. */
    static final Duration DOORS_OPEN = Duration.ofHours(2);

    static Ticket of(Event event, UUID registration, int version) {
        return new Ticket(registration, event.id(), version, opening(event), event.endsAt());
    }

    /** From this moment until the event's end people are let in. */
    public static Instant opening(Event event) {
        return event.startsAt().minus(DOORS_OPEN);
    }

    String payload() {
        return "{\"registration\":\"%s\",\"event\":\"%s\",\"version\":%d,\"nbf\":%d,\"exp\":%d}".formatted(registration, event,
                version, validFrom.getEpochSecond(), validUntil.getEpochSecond());
    }

    /** Reads a payload whose signature was verified. */
    static Ticket of(String payload) {
        var claims = new JsonObject(payload);
        return new Ticket(UUID.fromString(claims.getString("registration")), UUID.fromString(claims.getString("event")),
                claims.getInteger("version"), Instant.ofEpochSecond(claims.getLong("nbf")),
                Instant.ofEpochSecond(claims.getLong("exp")));
    }
}
