package cn.zhijia.kit;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;

import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Reads JSON as the contract has it and guesses nothing: by default Jackson takes {@code ""} for an absent number (an unlimited
 * quota), {@code 0} for the first name of an enum, {@code "true"} for consent and a number for a date.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    private static final int MAX_DEPTH = 50;
    private static final String DAY = "[+-]?\\d{4,10}-\\d{2}-\\d{2}"; // how far a year may reach is each field's own rule
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?";

    @Override
    @SuppressWarnings("deprecation") // the builder that replaces it cannot change Quarkus' own mapper
    public void customize(ObjectMapper json) {
        json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
        for (var type : new LogicalType[] { LogicalType.Integer, LogicalType.Float, LogicalType.Boolean, LogicalType.Enum,
                LogicalType.OtherScalar }) {
            for (var shape : new CoercionInputShape[] { CoercionInputShape.EmptyString, CoercionInputShape.EmptyArray }) {
                json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
            }
        }
        json.registerModule(
                new SimpleModule("strict").addDeserializer(String.class, new Text<>(String.class, ".*", text -> text))
                        .addDeserializer(Instant.class,
                                new Text<>(Instant.class, DAY + "T" + TIME + "(Z|[+-]\\d{2}:\\d{2})", Instant::parse))
                        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, DAY, LocalDate::parse))
                        .addDeserializer(LocalTime.class, new Text<>(LocalTime.class, TIME, LocalTime::parse)));
    }

    /** After Quarkus' own, whose dates it replaces. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** A JSON string and nothing else, in characters that every database and client can hold. */
    private static final class Text<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Pattern form;
        private final transient Function<String, T> reader;

        Text(Class<T> type, String form, Function<String, T> reader) {
            super(type);
            this.form = Pattern.compile(form, Pattern.DOTALL);
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(_valueClass, parser);
            }
            String text = parser.getText();
            try {
                if (form.matcher(text).matches() && holdable(text)) {
                    return reader.apply(text);
                }
            } catch (DateTimeException noSuchDay) {
                return (T) context.handleWeirdStringValue(_valueClass, text, "no such day or time");
            }
            return (T) context.handleWeirdStringValue(_valueClass, text, "not of the documented form");
        }

        /** No NUL, which PostgreSQL cannot hold, and no half of a surrogate pair, which is no character. */
        private static boolean holdable(String text) {
            return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        }
    }
}
