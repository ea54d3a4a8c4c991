package cn.zhijia.events.cast;

import static cn.zhijia.events.cast.Cast.ME;
import static cn.zhijia.events.cast.Cast.done;
import static cn.zhijia.events.cast.Cast.organized;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Operation;

/** 心悦读书会, every day of the next days, with a member who comes to all of them. */
final class SeriesCast {

    private final Operation operation;
    private final Call call;

    SeriesCast(Operation operation, Call call) {
        this.operation = operation;
        this.call = call;
    }

    void prepare() {
        UUID series = UUID.randomUUID(), attempt = UUID.randomUUID();
        String path = "/v1/series/" + series;
        var first = LocalDateTime.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai")).plusDays(2)
                .truncatedTo(ChronoUnit.HOURS);
        var body = Map.of("union", Cast.UNION, "title", "心悦读书会", "kind", "READING_CLUB", "rrule", "FREQ=DAILY;COUNT=5",
                "localStart", first.toString(), "duration", "PT1H", "holidayPolicy", "KEEP", "audience",
                Map.of("rule", "EVERYBODY"));
        organized(path, body);
        done(Stage.member(ME), path + "/subscription", Map.of("attempt", attempt));
        List<String> dates = Stage.guest().get(path + "/occurrences").then().statusCode(200).extract()
                .path("items.recurrenceId");
        call.path("id", series).path("recurrenceId", dates.get(1)).path("newSeriesId", UUID.randomUUID());
        switch (operation.id()) {
            case "putSeries" -> body.forEach(call::body);
            case "putOccurrence" -> call.wholeBody(Map.of("title", "作者见面", "reason", "作者当天到场"));
            case "splitSeries" -> call.body("from", dates.get(2));
            case "subscribeToSeries" -> call.body("attempt", UUID.randomUUID());
            case "endSubscription" -> call.query("attempt", attempt);
            case "optOutOfDate" -> call.body("decision", UUID.randomUUID());
            case "optBackIn" -> call.query("decision", UUID.randomUUID());
            default -> {
            }
        }
    }
}
