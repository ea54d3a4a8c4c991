package cn.zhijia.gateway.rush;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
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
class SlotRushIT {

    private static final int PEOPLE = 40;

    private final Crowd crowd;
    private final String admin = Tokens.person("rush-admin", "admin").sign();
    private final String counsellor = "/v1/counsellors/" + UUID.randomUUID();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    SlotRushIT(LocalSuite suite) {
        crowd = new Crowd(suite.gateway());
    }

    @Test
    void forty_people_for_one_slot() throws Exception {
        crowd.prepare(admin, counsellor, counsellor());
        crowd.prepare(admin, counsellor + "/roster",
                Map.of("zone", "Asia/Shanghai", "rules",
                        Arrays.stream(java.time.DayOfWeek.values()).map(day -> Map.of("weekday", day.name(),
                                "hours", Map.of("starts", "09:00:00", "ends", "18:00:00", "modalities", List.of("PHONE")),
                                "effectiveFrom", today.toString())).toList()));
        var members = IntStream.range(0, PEOPLE).mapToObj(i -> Tokens.member("booker" + i, "shouer").sign()).toList();
        var slot = freeSlots(members.get(0)).body().path("items").get(0);

        var answers = crowd
                .go(members.stream().map(m -> (Callable<Answer>) () -> crowd.put(m, "/v1/appointments/" + UUID.randomUUID(),
                        Map.of("slot", slot.path("slot").asText(), "modality", "PHONE"))).toList());

        assertEquals(1, answers.stream().filter(a -> a.status() == 201 && a.text("status").equals("BOOKED")).count(),
                answers::toString);
        var refused = answers.stream().filter(a -> a.status() == 409).toList();
        assertEquals(PEOPLE - 1, refused.size(), answers::toString);
        assertTrue(
                refused.stream()
                        .allMatch(a -> a.text("code").equals("slot-taken") && a.body().path("alternatives").size() == 3),
                refused::toString);
        assertTrue(freeSlots(members.get(1)).body().findValuesAsText("slot").stream()
                .noneMatch(slot.path("slot").asText()::equals));
    }

    private Map<String, Object> counsellor() {
        return Map.ofEntries(Map.entry("memberNo", "R-" + UUID.randomUUID().toString().substring(0, 20)),
                Map.entry("name", "林静"), Map.entry("agency", "xinyuan"),
                Map.entry("qualifications", List.of(Map.of("name", "国家二级心理咨询师", "expiresOn", today.plusYears(4).toString()))),
                Map.entry("languages", List.of("zh-CN")),
                Map.entry("gender", "FEMALE"), Map.entry("topics", List.of("SLEEP")), Map.entry("modalities", List.of("PHONE")),
                Map.entry("mostPerDay", 6),
                Map.entry("sessionMinutes", 50), Map.entry("bufferMinutes", 10));
    }

    private Answer freeSlots(String member) {
        return crowd.get(member, "/v1/slots?from=" + today.plusDays(2) + "&to=" + today.plusDays(20) + "&counsellor="
                + counsellor.substring(16));
    }
}
