package cn.zhijia.gateway.rush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.zhijia.gateway.rush.Crowd.Answer;
import cn.zhijia.gateway.suite.LocalSuite;
import cn.zhijia.gateway.suite.TheSuite;
import cn.zhijia.kit.testing.Tokens;

@ExtendWith(TheSuite.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplicationRushIT {

    private static final int PEOPLE = 1_000;
    private static final int SEATS = 100;
    private static final int SEATS_IN_ONE = 60;

    private final Crowd crowd;
    private final String admin = Tokens.person("rush-admin", "admin").sign();
    private final String term = UUID.randomUUID().toString();
    private final String termPool = UUID.randomUUID().toString();
    private final List<String> offerings = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());

    ApplicationRushIT(LocalSuite suite) {
        crowd = new Crowd(suite.gateway());
    }

    @Test
    void a_thousand_applications_for_a_hundred_seats_in_two_nested_pools() throws Exception {
        opening();
        var members = IntStream.range(0, PEOPLE).mapToObj(i -> Tokens.member("applicant" + i, "shunyi").sign()).toList();
        var answers = crowd
                .go(IntStream.range(0, PEOPLE).mapToObj(i -> (Callable<Answer>) () -> apply(members.get(i), i)).toList());

        assertTrue(answers.stream().allMatch(a -> a.status() == 200),
                () -> answers.stream().filter(a -> a.status() != 200).findFirst().orElseThrow().toString());
        var seated = answers.stream().filter(a -> a.text("state").equals("SUBMITTED")).toList();
        assertEquals(SEATS, seated.size());
        assertEquals(PEOPLE - SEATS, answers.stream().filter(a -> a.text("state").equals("WAITLISTED")).count());
        assertTrue(offerings.stream()
                .allMatch(o -> seated.stream().filter(a -> a.text("seat").equals(o)).count() <= SEATS_IN_ONE));
        assertEquals(SEATS, crowd.get(admin, "/v1/quota-pools/" + termPool).body().path("taken").asInt());

        var tickets = answers.stream().map(a -> a.body().path("ticket").asInt()).toList();
        assertEquals(PEOPLE, new HashSet<>(tickets).size());
        assertEquals(PEOPLE, tickets.stream().max(Comparator.naturalOrder()).orElseThrow());
        aFreedSeatGoesToTheLowestTicketThatWantsIt(members, answers);
    }

    private void aFreedSeatGoesToTheLowestTicketThatWantsIt(List<String> members, List<Answer> answers) {
        int leaver = IntStream.range(0, PEOPLE).filter(i -> answers.get(i).text("state").equals("SUBMITTED")).findFirst()
                .orElseThrow();
        int first = IntStream.range(0, PEOPLE).filter(i -> answers.get(i).text("state").equals("WAITLISTED")).boxed()
                .min(Comparator.comparing(i -> answers.get(i).body().path("ticket").asInt())).orElseThrow();
        crowd.prepare(members.get(leaver), "/v1/applications/" + answers.get(leaver).text("id") + "/withdrawal", Map.of());
        assertEquals("SUBMITTED",
                crowd.get(members.get(first), "/v1/applications/" + answers.get(first).text("id")).text("state"));
        assertEquals(SEATS, crowd.get(admin, "/v1/quota-pools/" + termPool).body().path("taken").asInt());
    }

    /** Everybody names both offerings, half of them the one first and half the other. */
    private Answer apply(String member, int number) {
        String application = "/v1/applications/" + UUID.randomUUID();
        var choices = number % 2 == 0 ? offerings : List.of(offerings.get(1), offerings.get(0));
        crowd.prepare(member, application, Map.of("term", term, "choices", choices, "consent", true));
        return crowd.put(member, application + "/submission", null);
    }

    private void opening() {
        String school = UUID.randomUUID().toString();
        crowd.prepare(admin, "/v1/schools/" + school, Map.of("key", "rush", "name", "北京开放大学"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        crowd.prepare(admin, "/v1/terms/" + term,
                Map.of("union", "shunyi", "ordinal", 900, "year", 2026, "season", "AUTUMN", "name", "慧企学堂", "opens",
                        now.minus(1, ChronoUnit.HOURS).toString(), "closes", now.plus(20, ChronoUnit.DAYS).toString(),
                        "promotionCloses", now.plus(30, ChronoUnit.DAYS).toString(), "zone",
                        "Asia/Shanghai"));
        crowd.prepare(admin, "/v1/quota-pools/" + termPool, Map.of("kind", "TERM", "term", term, "quota", SEATS));
        for (int i = 0; i < offerings.size(); i++) {
            String programme = UUID.randomUUID().toString();
            crowd.prepare(admin, "/v1/programmes/" + programme,
                    Map.of("school", school, "code", "R" + i, "name", List.of("行政管理", "工商管理").get(i), "level", "BACHELOR"));
            crowd.prepare(admin, "/v1/terms/" + term + "/offerings/" + offerings.get(i), Map.of("programme", programme));
            crowd.prepare(admin, "/v1/quota-pools/" + UUID.randomUUID(),
                    Map.of("kind", "OFFERING", "term", term, "offering", offerings.get(i), "quota", SEATS_IN_ONE));
        }
    }
}
