package cn.zhijia.counselling.instrument.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.counselling.World;
import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.Item;
import io.restassured.response.Response;

/** Filled-in sheets, as an app sends them. */
public final class Sheet {

    public static final String DECLINED = "asked-declined";
    /** Beyond the edges of all instruments: nothing follows, the telephone rings on the day, a crisis. */
    static final String QUIET = "000000000", THOUGHTS = "000000001", OFTEN = "000000002";

    private Sheet() {
    }

    /** One digit for each scored question, the option with that score. */
    public static List<Map<String, String>> answers(String code, int version, String digits) {
        var instrument = instrument(code, version);
        var scored = instrument.items().stream().filter(Item::scored).toList();
        var answers = new ArrayList<Map<String, String>>();
        for (int i = 0; i < digits.length(); i++) {
            int score = digits.charAt(i) - '0';
            var option = instrument.optionsOf(scored.get(i)).stream().filter(o -> !o.declines() && o.score() == score)
                    .findFirst().orElseThrow();
            answers.add(answer(scored.get(i).code(), option.code()));
        }
        return answers;
    }

    static Map<String, String> answer(String item, String option) {
        return Map.of("item", item, "option", option);
    }

    public static Map<String, Object> body(String code, int version, List<Map<String, String>> answers) {
        return new HashMap<>(Map.of("instrument", code, "version", version, "answers", answers));
    }

    static Map<String, Object> phq(String digits) {
        return body("phq-9", 2, answers("phq-9", 2, digits));
    }

    public static Map<String, Object> wellbeing(String digits) {
        return body("who-5", 1, answers("who-5", 1, digits));
    }

    /** With item 9 answered by 不想回答. */
    static Map<String, Object> declined(String eight) {
        var answers = new ArrayList<>(answers("phq-9", 2, eight));
        answers.add(answer("44260-8", DECLINED));
        return body("phq-9", 2, answers);
    }

    /** Y, N, or - for a question that was not put. */
    public static Map<String, Object> screener(String memberNo, String seven) {
        var items = instrument("c-ssrs", 1).items();
        var answers = new ArrayList<Map<String, String>>();
        for (int i = 0; i < seven.length(); i++) {
            if (seven.charAt(i) != '-') {
                answers.add(answer(items.get(i).code(), seven.charAt(i) == 'Y' ? "LA33-6" : "LA32-8"));
            }
        }
        var body = body("c-ssrs", 1, answers);
        body.put("memberNo", memberNo);
        return body;
    }

    public static Response give(String token, UUID id, Map<String, Object> body) {
        return World.put(token, path(id), body);
    }

    /** Gives these answers to the PHQ-9 under a new id. */
    public static UUID given(String token, String digits) {
        var id = UUID.randomUUID();
        give(token, id, phq(digits)).then().statusCode(201);
        return id;
    }

    public static String path(UUID id) {
        return "/v1/responses/" + id;
    }

    private static Instrument instrument(String code, int version) {
        return Catalogue.version(code, version).orElseThrow().instrument();
    }
}
