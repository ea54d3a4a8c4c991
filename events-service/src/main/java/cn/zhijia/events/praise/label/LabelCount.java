package cn.zhijia.events.praise.label;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a label was given at an event. */
@Schema(name = "PraiseLabelCount")
public record LabelCount(
        @Schema(required = true) UUID label,
        @Schema(required = true, maxLength = 60, examples = "善良") String word,
        @Schema(required = true, minimum = "1") int count) {
}
