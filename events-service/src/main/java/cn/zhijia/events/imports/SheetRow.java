package cn.zhijia.events.imports;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.form.Answer;
import cn.zhijia.events.form.Form;
import cn.zhijia.events.form.Question;

/**
 * One person of a file.
 *
 * @param line of the file, 2 for the first after the header
 * @param memberNo 会员号; null only with a fault
 * @param name null when the file says none
 * @param union null when the file says none
 * @param partySize how many people come, 1 to 10
 * @param answers to the event's questions
 * @param fault why it cannot be read, or null
 */
record SheetRow(int line, String memberNo, String name, String union, int partySize, List<Answer> answers, Fault fault) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SheetRow broken(int line, String memberNo, Fault fault) {
        return new SheetRow(line, memberNo, null, null, 1, List.of(), fault);
    }

    Form form(UUID attempt) {
        return new Form(attempt, partySize, null, answers);
    }

    /** The first question that must be answered and is not, or null. */
    String missing(List<Question> asked) {
        return asked.stream().filter(q -> Boolean.TRUE.equals(q.required())).map(Question::id)
                .filter(id -> answers.stream().noneMatch(a -> a.question().equals(id))).findFirst().orElse(null);
    }

    /** The first question that cannot be answered so, or null. */
    String unfit(List<Question> asked) {
        return answers.stream()
                .filter(a -> asked.stream().noneMatch(q -> q.id().equals(a.question()) && q.takes(a.answer())))
                .map(Answer::question).findFirst().orElse(null);
    }

    /** As one column; null when there are none. */
    String answersColumn() {
        try {
            return answers.isEmpty() ? null : JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Answer> answers(String column) {
        try {
            return column == null ? List.of() : JSON.readValue(column, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
