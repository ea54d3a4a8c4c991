package cn.zhijia.events.cast;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Stage;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Matrix;
import cn.zhijia.kit.testing.matrix.Operation;
import cn.zhijia.kit.testing.matrix.Role;
import io.restassured.specification.RequestSpecification;

/**
 * Gives each operation what it is about; all of it is held by the union of the stage, and what is a member's is {@link #ME}'s.
 */
public final class Cast implements Matrix.Objects {

    public static final String UNION = "bus";
    static final Caller MEMBER = Caller.own(Role.MEMBER, UNION);
    static final String ME = MEMBER.name();
    /** Somebody else who is there. */
    static final String MATE = "matrix-mate";

    private final DatabaseClock clock;
    private UUID feed;

    public Cast(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public void prepare(Operation operation, Call call) {
        clock.shift(Duration.ZERO);
        if (operation.under("/v1/events/{id}")) {
            new EventCast(operation, call, clock).prepare();
        } else if (operation.under("/v1/livestreams/{id}")) {
            new LiveCast(operation, call).prepare();
        } else if (operation.under("/v1/meets/{id}")) {
            new MeetCast(operation, call).prepare();
        } else if (operation.under("/v1/socials/{id}")) {
            new SocialCast(operation, call).prepare();
        } else if (operation.under("/v1/series/{id}")) {
            new SeriesCast(operation, call).prepare();
        } else if (operation.under("/v1/venues/{id}")) {
            venue(operation, call);
        } else {
            small(operation, call);
        }
    }

    /** The organizers' call; whatever it was asked, it was done. */
    static void done(RequestSpecification by, String path, Object body) {
        int status = (body == null ? by : by.body(body)).header("If-Match", "*").put(path).statusCode();
        if (status > 299) {
            throw new AssertionError(status + " for " + path);
        }
    }

    static void organized(String path, Object body) {
        done(Stage.guest().auth().oauth2(Caller.own(Role.ORGANIZER, UNION).token()), path, body);
    }

    private static void venue(Operation operation, Call call) {
        UUID venue = UUID.randomUUID(), booking = UUID.randomUUID();
        String path = "/v1/venues/" + venue;
        organized(path, Map.of("union", UNION, "kind", "BUS", "title", "车厢", "route", "840路", "seats", 20, "shared", false));
        var wanted = Map.of("union", UNION, "title", "车厢布置", "startsAt", Stage.START.toString(), "endsAt",
                Stage.START.plusSeconds(3_600).toString());
        call.path("id", venue).path("bookingId", booking);
        if (operation.id().equals("bookVenue")) {
            wanted.forEach(call::body);
        } else {
            organized(path + "/bookings/" + booking, wanted);
        }
    }

    private void small(Operation operation, Call call) {
        if (operation.under("/v1/calendar-feeds")) {
            feed(operation, call);
        } else if (operation.under("/v1/praise-labels/{id}")) {
            var label = UUID.randomUUID();
            var admin = Caller.own(Role.ADMIN, UNION).token();
            done(Stage.guest().auth().oauth2(admin), "/v1/praise-labels/" + label,
                    Map.of("place", 25, "zh", "词" + label.toString().substring(0, 5), "en",
                            "Word " + label.toString().substring(0, 5),
                            "virtue", "劳动美"));
            call.path("id", label);
        } else if (operation.id().equals("getHolidays")) {
            call.query("year", 2026);
        }
    }

    /** One at a time: nobody may have many. */
    private void feed(Operation operation, Call call) {
        Stage.member(ME).delete("/v1/calendar-feeds/" + feed);
        feed = UUID.randomUUID();
        String key = Stage.member(ME).put("/v1/calendar-feeds/" + feed).then().statusCode(201).extract().path("key");
        call.path("feedId", feed).path("key", key);
        if (operation.id().equals("renewCalendarFeed")) {
            call.body("renewal", UUID.randomUUID());
        }
    }
}
