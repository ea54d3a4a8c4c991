package cn.zhijia.gateway.rush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
class RegistrationRushIT {

    private static final int PEOPLE = 400;
    private static final int SEATS = 100;

    private final Crowd crowd;
    private final String organizer = Tokens.organizer("rush-organizer", "airport").sign();
    private final List<String> members = IntStream.range(0, PEOPLE).mapToObj(i -> Tokens.member("runner" + i, "airport").sign())
            .toList();

    RegistrationRushIT(LocalSuite suite) {
        crowd = new Crowd(suite.gateway());
    }

    @Test
    void four_hundred_people_for_a_hundred_seats() throws Exception {
        String event = crowd.event(organizer, SEATS);
        var answers = crowd.go(members.stream().map(m -> (Callable<Answer>) () -> register(m, event)).toList());
        assertTrue(answers.stream().allMatch(a -> a.status() == 201),
                () -> "not everybody was taken in: " + answers.stream().filter(a -> a.status() != 201).findFirst());
        assertEquals(SEATS, answers.stream().filter(a -> a.text("state").equals("CONFIRMED")).count());
        assertEquals(PEOPLE - SEATS, answers.stream().filter(a -> a.text("state").equals("WAITLISTED")).count());

        var line = waitlist(event);
        assertEquals(PEOPLE - SEATS, line.size());
        assertEquals(PEOPLE - SEATS, new HashSet<>(line).size());
        var audit = crowd.get(organizer, event + "/capacity-audit").body();
        assertTrue(audit.toString().contains("" + SEATS), audit.toString());
        freedSeatsGoToTheFirstOfTheLine(event, answers, line);
    }

    private void freedSeatsGoToTheFirstOfTheLine(String event, List<Answer> answers, List<String> line)
            throws InterruptedException {
        var leaving = IntStream.range(0, PEOPLE).filter(i -> answers.get(i).text("state").equals("CONFIRMED")).limit(40).boxed()
                .toList();
        var left = crowd.go(leaving.stream()
                .map(i -> (Callable<Answer>) () -> crowd.delete(members.get(i),
                        event + "/registration?attempt=" + answers.get(i).text("attempt")))
                .toList());
        assertTrue(left.stream().allMatch(a -> a.status() == 200), left::toString);
        assertEquals(line.subList(40, line.size()), waitlist(event), "not the first forty of the line were promoted");
    }

    private Answer register(String member, String event) {
        return crowd.put(member, event + "/registration", Map.of("attempt", UUID.randomUUID().toString()));
    }

    private List<String> waitlist(String event) {
        var line = new ArrayList<String>();
        String cursor = "";
        do {
            var page = crowd.get(organizer, event + "/waitlist?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertEquals(200, page.status());
            page.body().path("items").forEach(entry -> line.add(entry.path("memberNo").asText()));
            cursor = page.text("next");
        } while (!cursor.isEmpty());
        return line;
    }
}
