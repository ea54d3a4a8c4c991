package cn.zhijia.counselling.hospital;

import java.time.Duration;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Limits are kept as whole seconds, which SQL can add to a time. */
@Converter
public class Seconds implements AttributeConverter<Duration, Integer> {

    @Override
    public Integer convertToDatabaseColumn(Duration duration) {
        return duration == null ? null : Math.toIntExact(duration.toSeconds());
    }

    @Override
    public Duration convertToEntityAttribute(Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
