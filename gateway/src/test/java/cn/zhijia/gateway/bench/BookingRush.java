package cn.zhijia.gateway.bench;

import java.util.ArrayList;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.kit.testing.Tokens;

/**
 * Four thousand people who all book at once, each a time of their own, with twenty counsellors; through HTTP and the gateway,
 * against the statements of the same booking run straight on the same server from the same number of connections as the service
 * has.
 */
final class BookingRush {

    private static final int PEOPLE = (int) (4_000 * Double.parseDouble(System.getProperty("scale", "1")));
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 3;
    private static final int PHONES = 64;
    private static final double GOAL_MS = 250;

    private BookingRush() {
    }

    static void measure(LocalSuite suite, LoadProcess load, Report report) throws Exception {
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            throughHttp(suite, load, Practice.open(suite));
            RawBooking.run(suite.jdbcUrl("counselling"), Practice.open(suite).free(PEOPLE));
        }
        var rates = new ArrayList<Double>();
        var raw = new ArrayList<Double>();
        var slowest = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var result = throughHttp(suite, load, Practice.open(suite));
            rates.add(result.path("perSecond").asDouble());
            slowest.add(result.path("p99ms").asDouble());
            raw.add(RawBooking.run(suite.jdbcUrl("counselling"), Practice.open(suite).free(PEOPLE)));
        }
        report.row("booking rush", Figures.median(rates), Figures.median(raw), "1/s",
                PEOPLE + " people, a time for each with " + Practice.COUNSELLORS + " counsellors, " + PHONES
                        + " phones, median of " + ROUNDS + " rounds in turns; goal 0.5; peer: the same statements as raw SQL, "
                        + RawBooking.CONNECTIONS + " connections, same server");
        report.row("booking rush: p99", Figures.median(slowest), GOAL_MS, "ms", PHONES + " phones; peer: the goal");
    }

    /** Everybody has a booking, and there is a row for each of them and no more. */
    static JsonNode throughHttp(LocalSuite suite, LoadProcess load, Practice practice) throws Exception {
        return throughHttp(suite, load, practice, PEOPLE);
    }

    static JsonNode throughHttp(LocalSuite suite, LoadProcess load, Practice practice, int people) throws Exception {
        var plan = new ArrayList<String>();
        for (var time : practice.free(people)) {
            String token = Tokens.member("booker-" + UUID.randomUUID().toString().substring(0, 18), "shouer").sign();
            plan.add("PUT\t/v1/appointments/{uuid}\t" + token + "\t{\"slot\":\"" + time.slot()
                    + "\",\"modality\":\"VIDEO\",\"topic\":\"SLEEP\"}");
        }
        var counsellors = practice.counsellors().toArray(UUID[]::new);
        var result = load.run(suite.gateway(), plan, PHONES, 0);
        long rows = Figures.count(suite.jdbcUrl("counselling"),
                "select count(*) from appointment where status = 'BOOKED' and counsellor_id = any(?)", (Object) counsellors);
        Figures.requireAll(result, 201, people);
        if (rows != people) {
            throw new IllegalStateException(rows + " booked rows: " + result);
        }
        return result;
    }
}
