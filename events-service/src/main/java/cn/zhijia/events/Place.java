package cn.zhijia.events;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where it is held; at a 驿站 (station) with that station's id, which the counselling-service knows. */
@Embeddable
@Schema(description = "Where it is held.")
public record Place(
        @Column(name = "place_title") @NotBlank @Size(max = 200) @Schema(required = true, examples = "首都儿科研究所心灵驿站") String title,
        @Column(name = "place_station_id") @Schema(description = "The station's id when it is held at one.") UUID stationId) {
}
