package cn.zhijia.kit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads ids, instants, days and states; an unreadable query parameter is named (400), an unreadable path is simply not there
 * (404).
 */
@Provider
public class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(UUID.class, Parameters::uuid, Instant.class,
            Instant::parse,
            LocalDate.class, LocalDate::parse, Integer.class, Integer::valueOf, int.class, Integer::valueOf, Boolean.class,
            Parameters::truth);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var reader = (Function<String, T>) (type.isEnum() ? named(type) : READERS.get(type));
        if (reader == null) {
            return null;
        }
        var query = Arrays.stream(annotations == null ? new Annotation[0] : annotations).filter(QueryParam.class::isInstance)
                .map(a -> ((QueryParam) a).value()).findFirst();
        return new ParamConverter<>() {
            @Override
            public T fromString(String value) {
                try {
                    return value == null || value.isEmpty() ? null : reader.apply(value);
                } catch (DateTimeException | IllegalArgumentException unreadable) {
                    throw query.map(name -> Refusal.field("?" + name, "unreadable-value")).orElseGet(Refusal::notFound);
                }
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }

    /**
     * Only the canonical form: {@link UUID#fromString} also reads "1-1-1-1-1", which would be a second name for the same thing.
     */
    private static UUID uuid(String text) {
        var id = UUID.fromString(text);
        if (text.length() != 36) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.valueOf(text);
    }

    private static Function<String, ?> named(Class<?> type) {
        return name -> Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
