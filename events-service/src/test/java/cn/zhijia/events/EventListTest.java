package cn.zhijia.events;

import static cn.zhijia.events.Stage.START;
import static cn.zhijia.events.Stage.draft;
import static cn.zhijia.events.Stage.event;
import static cn.zhijia.events.Stage.guest;
import static cn.zhijia.events.Stage.organizer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventListTest {

    static final String LIST = "/v1/events";

    @Test
    void pages_neither_skip_nor_repeat_while_events_are_added() {
        var tag = UUID.randomUUID().toString();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            expected.add(tagged(tag, START.plus(Duration.ofHours(i / 2))).toString());
        }
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var call = guest().queryParam("tag", tag).queryParam("limit", 2);
            var page = (next == null ? call : call.queryParam("cursor", next)).get(LIST).then().statusCode(200)
                    .header("Link", seen.size() == 4 ? nullValue() : containsString("rel=\"next\"")).extract();
            seen.addAll(page.<List<String>> path("items.id"));
            next = page.path("next");
            if (seen.size() == 2) {
                tagged(tag, START.minus(Duration.ofHours(5))); // before the place reached: must not shift it
            }
        } while (next != null);
        assertEquals(expected.stream().sorted().toList(), seen.stream().sorted().toList());
        assertEquals(seen.stream().distinct().toList(), seen);
        guest().queryParam("tag", tag).get(LIST).then().body("items", hasSize(7));
    }

    @Test
    void the_link_leads_to_the_next_page() {
        var tag = UUID.randomUUID().toString();
        tagged(tag, START);
        tagged(tag, START.plusSeconds(60));
        var link = guest().queryParam("tag", tag).queryParam("limit", 1).get(LIST).header("Link");
        guest().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>'))).then().statusCode(200).body("items",
                hasSize(1), "next", nullValue());
    }

    @Test
    void a_cursor_belongs_to_its_filters() {
        var tag = UUID.randomUUID().toString();
        tagged(tag, START);
        tagged(tag, START.plusSeconds(60));
        String next = guest().queryParam("tag", tag).queryParam("limit", 1).get(LIST).path("next");
        guest().queryParam("tag", tag).queryParam("kind", "GAMES").queryParam("cursor", next).get(LIST).then().statusCode(400)
                .body("code", is("bad-cursor"));
        guest().queryParam("cursor", "nonsense").get(LIST).then().statusCode(400).body("code", is("bad-cursor"));
    }

    @Test
    void everything_given_must_hold() {
        var tag = UUID.randomUUID().toString();
        var games = event(200, "tags", List.of(tag), "kind", "GAMES", "title", "乐动多巴安，趣味保安康", "description", "8字长绳 Rope");
        var later = event(0, "tags", List.of(tag), "kind", "LECTURE", "startsAt", START.plusSeconds(86_400).toString(),
                "endsAt",
                START.plusSeconds(90_000).toString());
        found(tagged(tag).queryParam("kind", "GAMES"), games);
        found(tagged(tag).queryParam("text", "rope"), games);
        found(tagged(tag).queryParam("text", "保安康"), games);
        found(tagged(tag).queryParam("to", START.plusSeconds(10).toString()), games);
        found(tagged(tag).queryParam("from", START.plusSeconds(7_200).toString()), later);
        found(tagged(tag).queryParam("open", true), games);
        found(tagged(tag).queryParam("open", false), later);
        found(tagged(tag).queryParam("union", "bus"), games, later);
        found(tagged(tag).queryParam("union", "airport"));
    }

    @Test
    void the_parts_of_an_event_are_found() {
        var main = event(5);
        var second = event(5, "partOf", main.toString(), "startsAt", START.plusSeconds(60).toString());
        var first = event(5, "partOf", main.toString());
        var planned = draft("partOf", main.toString(), "startsAt", START.plusSeconds(120).toString());
        found(guest().queryParam("partOf", main), first, second);
        found(organizer().queryParam("partOf", main), first, second, planned);
        found(guest().queryParam("partOf", first));
        guest().queryParam("partOf", "none").get(LIST).then().statusCode(400);
    }

    @Test
    void drafts_are_listed_for_organizers_of_the_union_only() {
        var tag = UUID.randomUUID().toString();
        var id = draft("tags", List.of(tag)).toString();
        organizer().queryParam("tag", tag).get(LIST).then().body("items.id", hasItem(id));
        organizer("airport").queryParam("tag", tag).get(LIST).then().body("items.id", not(hasItem(id)));
        guest().queryParam("tag", tag).get(LIST).then().body("items", hasSize(0));
    }

    private static UUID tagged(String tag, Instant start) {
        return event(1, "tags", List.of(tag), "startsAt", start.toString(), "endsAt", start.plusSeconds(3_600).toString());
    }

    private static RequestSpecification tagged(String tag) {
        return guest().queryParam("tag", tag);
    }

    private static void found(RequestSpecification call, UUID... ids) {
        call.get(LIST).then().statusCode(200).body("items.id", is(java.util.Arrays.stream(ids).map(UUID::toString).toList()));
    }
}
