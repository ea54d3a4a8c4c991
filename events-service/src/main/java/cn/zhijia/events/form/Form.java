package cn.zhijia.events.form;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.kit.Refusal;

/**
 * 报名表.
 *
 * @param attempt chosen by the client, the same in every repeat
 * @param partySize people, the member included; null says nothing: 1 at first, and as it is in a repeat
 * @param companions names of the others; may be left out
 */
public record Form(UUID attempt, Integer partySize, List<String> companions, List<Answer> answers) {

    public static Form of(UUID attempt) {
        return new Form(attempt, null, null, null);
    }

    public int party() {
        return partySize == null ? 1 : partySize;
    }

    public Map<String, String> byQuestion() {
        return answers == null ? Map.of()
                : answers.stream().collect(Collectors.toMap(Answer::question, Answer::answer));
    }

    /** Refuses what this event does not ask or take, and what it needs and did not get. */
    public void check(List<Question> asked, int maxParty) {
        if (party() > maxParty) {
            throw Refusal.field("/partySize", "above-max-party");
        }
        checkCompanions();
        Set<String> given = new HashSet<>();
        for (int i = 0; answers != null && i < answers.size(); i++) {
            var answer = answers.get(i);
            var question = asked.stream().filter(q -> q.id().equals(answer.question())).findFirst();
            int at = i;
            if (!question.orElseThrow(() -> Refusal.field("/answers/" + at + "/question", "unknown-question"))
                    .takes(answer.answer())) {
                throw Refusal.field("/answers/" + i + "/answer", "not-an-option");
            }
            if (!given.add(answer.question())) {
                throw Refusal.field("/answers/" + i + "/question", "twice");
            }
        }
        asked.stream().filter(q -> Boolean.TRUE.equals(q.required()) && !given.contains(q.id())).findFirst().ifPresent(q -> {
            throw Refusal.field("/answers", "answer-missing").with("question", q.id());
        });
    }

    /** Names are for everybody in the party but the member, or are left out. */
    public void checkCompanions() {
        if (companions != null && companions.size() != party() - 1) {
            throw Refusal.field("/companions", "one-for-each-companion");
        }
    }
}
