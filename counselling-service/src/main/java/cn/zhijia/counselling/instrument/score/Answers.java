package cn.zhijia.counselling.instrument.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.Item;
import cn.zhijia.counselling.instrument.Option;
import cn.zhijia.kit.Refusal;

/** The answers to one version of an instrument, complete and in its order. */
public final class Answers {

    private final Instrument instrument;
    private final Map<Item, Option> chosen;

    private Answers(Instrument instrument, Map<Item, Option> chosen) {
        this.instrument = instrument;
        this.chosen = chosen;
    }

    /**
     * @param given in any order
     * @throws Refusal when a question is unknown, answered twice, answered with what it does not offer, answered though it is
     *         not asked, or missing
     */
    public static Answers of(Instrument instrument, List<Answer> given) {
        var byItem = new LinkedHashMap<Item, Option>();
        for (int i = 0; i < given.size(); i++) {
            String at = "/answers/" + i;
            var answer = given.get(i);
            var item = instrument.item(answer.item()).orElseThrow(() -> Refusal.field(at + "/item", "unknown-item"));
            var option = instrument.option(item, answer.option())
                    .orElseThrow(() -> Refusal.field(at + "/option", "unknown-option"));
            if (byItem.put(item, option) != null) {
                throw Refusal.field(at + "/item", "twice");
            }
        }
        return new Answers(instrument, ordered(instrument, byItem));
    }

    private static Map<Item, Option> ordered(Instrument instrument, Map<Item, Option> given) {
        var chosen = new LinkedHashMap<Item, Option>();
        var missing = new ArrayList<String>();
        for (Item item : instrument.items()) {
            var option = given.get(item);
            boolean asked = isAsked(instrument, item, chosen);
            if (option != null && !asked) {
                throw new Refusal("invalid-request").with("item", item.code()).at("/answers", "not-asked");
            }
            if (option != null) {
                chosen.put(item, option);
            } else if (asked && item.required()) {
                missing.add(item.code());
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal("invalid-request").with("missing", missing).at("/answers", "missing-items");
        }
        return chosen;
    }

    private static boolean isAsked(Instrument instrument, Item item, Map<Item, Option> before) {
        if (item.askedIf() == null) {
            return true;
        }
        var lead = before.get(instrument.item(item.askedIf().item()).orElseThrow());
        return lead != null && lead.code().equals(item.askedIf().option());
    }

    public Instrument instrument() {
        return instrument;
    }

    Map<Item, Option> chosen() {
        return chosen;
    }

    boolean yes(String itemCode) {
        return chosen.entrySet().stream()
                .anyMatch(e -> e.getKey().code().equals(itemCode) && !e.getValue().declines() && e.getValue().score() > 0);
    }

    /** As they were given, in the order of the instrument. */
    public List<Answer> list() {
        return chosen.entrySet().stream().map(e -> new Answer(e.getKey().code(), e.getValue().code())).toList();
    }
}
