package cn.zhijia.kit;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An RFC 9457 problem as it goes over the wire; {@code more} holds what the code adds, such as {@code from} and
 * {@code allowed}.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", additionalProperties = Schema.True.class, description = "What went wrong (RFC 9457); a code can add members, such as from and allowed. Programs read code, people read title and detail.")
public record Problem(
        @Schema(required = true, maxLength = 200, examples = "/problems/slot-taken", description = "A page that explains the code and what to do.") String type,
        @Schema(required = true, maxLength = 200) String title,
        @Schema(required = true, minimum = "400", maximum = "599") int status,
        @Schema(maxLength = 2000) String detail,
        @Schema(maxLength = 500, description = "The path that was called.") String instance,
        @Schema(required = true, maxLength = 64, pattern = "^[a-z0-9-]+$", examples = "slot-taken", description = "Never changes with the language. Extensible.") String code,
        @Schema(maxLength = 64, description = "Give this to support.") String traceId,
        @Schema(type = SchemaType.ARRAY, maxItems = 100) List<FieldError> errors,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
