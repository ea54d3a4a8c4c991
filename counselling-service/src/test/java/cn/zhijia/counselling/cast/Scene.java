package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;
import static cn.zhijia.counselling.World.put;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.World;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.matrix.Caller;

/** The hour of one operation, with the counsellor of all of them. */
record Scene(DatabaseClock clock, Instant now, UUID room, World.Counsel counsel) {

    /** A session that begins now. */
    UUID walkIn(Caller who) {
        var id = UUID.randomUUID();
        put(ADMIN, "/v1/appointments/" + id, Map.of("modality", "VIDEO", "memberNo", who.memberNo(), "walkIn",
                Map.of("counsellor", counsel.id(), "startsAt", now.toString()))).then().statusCode(201);
        return id;
    }

    /** A free hour, later than any operation comes to. */
    String slot() {
        return as(World.member("looker")).queryParam("counsellor", counsel.id()).queryParam("from", day())
                .queryParam("modality", "VIDEO").get("/v1/slots").then().statusCode(200).extract().path("items[0].slot");
    }

    String day() {
        return now.plus(Duration.ofDays(100)).toString().substring(0, 10);
    }

    void goesOn(Duration time) {
        World.itIs(clock, now.plus(time));
    }
}
