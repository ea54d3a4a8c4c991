package cn.zhijia.events.social;

import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.events.Stage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;

/** 春日绮遇: a social of the union "bus", whose participants tests know by name. */
public record Ball(UUID id, UUID event, Map<String, UUID> ids) {

    public static final String SOCIAL = "/v1/socials/{id}";
    private static final String PRESENT = """
            insert into attendance (registration_id, day, event_id, person_id)
            select r.id, cast(e.starts_at at time zone e.zone as date), r.event_id, r.person_id
            from registration r join event e on e.id = r.event_id join person p on p.id = r.person_id
            where r.event_id = ? and p.member_no = ? and r.state = 'CONFIRMED'
            """;

    public static Map<String, Object> body(UUID event, Object... changes) {
        var body = new HashMap<String, Object>(Map.of("union", "bus", "event", event, "title", "春日绮遇·心动同行", "policy", "ALL",
                "maxChoices", 3, "keepDays", 30, "coinCap", 100));
        for (int i = 0; i < changes.length; i += 2) {
            body.put((String) changes[i], changes[i + 1]);
        }
        return body;
    }

    /** In SETUP, with nobody. */
    public static Ball made(Object... changes) {
        var ball = new Ball(UUID.randomUUID(), Stage.event(-1, "kind", "SOCIAL"), new HashMap<>());
        organizer().body(body(ball.event, changes)).put(SOCIAL, ball.id).then().statusCode(201);
        return ball;
    }

    /** Where these people have come, and choose; in company if they are few. */
    public static Ball choosing(String... names) {
        return made().with(names).company().at("mingling").at("choosing");
    }

    /** Others come who say nothing, so that of few each may choose three. */
    public Ball company() {
        return ids.size() < 5 ? with(java.util.stream.IntStream.rangeClosed(ids.size(), 6).mapToObj(i -> "silent" + i)
                .toArray(String[]::new)) : this;
    }

    /** They register, come, and take part under their names as nicknames. */
    public Ball with(String... names) {
        for (var name : names) {
            Stage.register(name, event).statusCode(201);
            come(name);
            join(name);
        }
        return this;
    }

    /** What one says of oneself, decided anew. */
    public static Map<String, Object> saying(String nickname) {
        return Map.of("nickname", nickname, "decision", UUID.randomUUID());
    }

    public UUID join(String name) {
        String id = member(name).body(saying("nick-" + name)).put(SOCIAL + "/participation", this.id).then()
                .statusCode(201).extract().path("id");
        ids.put(name, UUID.fromString(id));
        return ids.get(name);
    }

    /** Who is registered is checked in. */
    public void come(String name) {
        run(PRESENT, event, "T-" + name);
    }

    public void vanish(String name) {
        run("delete from attendance where event_id = ? and person_id = (select id from person where member_no = ?)", event,
                "T-" + name);
    }

    private static void run(String sql, Object... values) {
        try (var connection = Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new AssertionError("nothing done for " + List.of(values));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public Ball at(String... states) {
        for (var state : states) {
            organizer().put(SOCIAL + "/" + state, id).then().statusCode(200);
        }
        return this;
    }

    public ValidatableResponse choose(String who, String... whom) {
        return choose(who, of(whom));
    }

    public ValidatableResponse choose(String who, List<UUID> whom) {
        return choose(who, UUID.randomUUID(), whom);
    }

    public ValidatableResponse choose(String who, UUID decision, List<UUID> whom) {
        return member(who).body(Map.of("chosen", whom, "decision", decision)).put(SOCIAL + "/choices", id).then();
    }

    public ValidatableResponse get(String who, String what) {
        return member(who).get(SOCIAL + "/" + what, id).then();
    }

    public ValidatableResponse leave(String who) {
        return member(who).delete(SOCIAL + "/participation", id).then();
    }

    public ValidatableResponse block(String who, String whom) {
        return block(who, whom, UUID.randomUUID());
    }

    public ValidatableResponse block(String who, String whom, UUID decision) {
        return member(who).body(Map.of("decision", decision)).put(SOCIAL + "/blocks/{whom}", id, ids.get(whom)).then();
    }

    public ValidatableResponse unblock(String who, String whom, UUID decision) {
        return member(who).delete(SOCIAL + "/blocks/{whom}?decision=" + decision, id, ids.get(whom)).then();
    }

    /** The nicknames of whom this one found, without "nick-". */
    public List<String> found(String who) {
        List<String> names = get(who, "result").statusCode(200).extract().path("matches.partner.nickname");
        return names.stream().map(n -> n.substring(5)).sorted().toList();
    }

    public String match(String who) {
        return get(who, "result").statusCode(200).extract().path("matches[0].id");
    }

    public ValidatableResponse consent(String who, String match, boolean announce, String contact) {
        return consent(who, match, UUID.randomUUID(), announce, contact);
    }

    public ValidatableResponse consent(String who, String match, UUID decision, boolean announce, String contact) {
        var body = new HashMap<String, Object>(Map.of("announce", announce, "decision", decision));
        if (contact != null) {
            body.put("contact", contact);
        }
        return member(who).body(body).put(SOCIAL + "/matches/{match}/consent", id, match).then();
    }

    public List<UUID> of(String... names) {
        var found = new ArrayList<UUID>();
        for (var name : names) {
            found.add(ids.get(name));
        }
        return found;
    }

    public ValidatableResponse organized(String what) {
        return organizer().get(SOCIAL + "/" + what, id).then();
    }

    public static ValidatableResponse nobody(UUID id, String what) {
        return guest().get(SOCIAL + "/" + what, id).then();
    }
}
