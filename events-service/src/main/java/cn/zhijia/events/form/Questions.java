package cn.zhijia.events.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.AttributeConverter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.kit.Refusal;

/** An event's questions as one column: they are read with their event and never searched. */
public class Questions implements AttributeConverter<List<Question>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each id once, each option once; what was left out filled in. */
    public static List<Question> checked(List<Question> asked) {
        if (asked == null) {
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            var question = asked.get(i);
            if (!ids.add(question.id())) {
                throw Refusal.field("/questions/" + i + "/id", "twice");
            }
            if (question.options() != null && Set.copyOf(question.options()).size() < question.options().size()) {
                throw Refusal.field("/questions/" + i + "/options", "twice");
            }
        }
        return asked.stream()
                .map(q -> new Question(q.id(), q.text(), q.options(), Boolean.TRUE.equals(q.required()))).toList();
    }

    @Override
    public String convertToDatabaseColumn(List<Question> questions) {
        try {
            return questions == null || questions.isEmpty() ? null : JSON.writeValueAsString(questions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Question> convertToEntityAttribute(String column) {
        try {
            return column == null ? List.of() : JSON.readValue(column, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
