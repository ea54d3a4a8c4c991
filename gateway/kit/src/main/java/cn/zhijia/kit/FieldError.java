package cn.zhijia.kit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One field that was refused. {@code pointer} is an RFC 6901 pointer into the body, or {@code ?name} for a query parameter. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FieldError", description = "One field that was refused.")
public record FieldError(
        @Schema(required = true, maxLength = 500, examples = "/quotas/0/size", description = "RFC 6901 pointer into the body; ?name for a query parameter.") String pointer,
        @Schema(required = true, maxLength = 64, examples = "too-small") String code,
        @Schema(maxLength = 500) String detail) {
}
