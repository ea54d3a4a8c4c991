package cn.zhijia.events.praise.wheel;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PraiseWheelBody", examples = "{\"qualities\": [{\"label\": \"019c0000-0000-7000-8000-000000000011\", \"weight\": 5}, {\"label\": \"019c0000-0000-7000-8000-000000000007\", \"weight\": 3}], \"shared\": false}")
record WheelBody(
        @NotNull @Size(max = 24) @Schema(required = true, description = "In the order of drawing, each label once.") List<@NotNull @Valid Quality> qualities,
        @NotNull @Schema(required = true, description = "Members who were not at an event may see the praises I received there.") Boolean shared) {
}
