package cn.zhijia.events.games.rule;

import jakarta.persistence.AttributeConverter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Rules as one column: they are read with what they rule, and never searched. */
public abstract class Json<T> implements AttributeConverter<T, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Class<T> type;

    Json(Class<T> type) {
        this.type = type;
    }

    public static final class OfMeet extends Json<MeetRules> {
        public OfMeet() {
            super(MeetRules.class);
        }
    }

    public static final class OfDiscipline extends Json<DisciplineRules> {
        public OfDiscipline() {
            super(DisciplineRules.class);
        }
    }

    @Override
    public String convertToDatabaseColumn(T rules) {
        try {
            return JSON.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public T convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
