package cn.zhijia.events.games.result;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DrawnLot")
record LotView(
        @Schema(required = true) UUID id,
        @Schema(description = "The discipline; absent for teams of the whole meet.") UUID discipline,
        @Schema(required = true, maxItems = 64) List<UUID> drawn,
        @Schema(maxLength = 100, description = "Who was there. For organizers of the meet's union; absent for others.") String witness,
        @Schema(required = true) Instant drawnAt) {

    /** @param people whether the caller may read who was there */
    static LotView of(Lot lot, boolean people) {
        return new LotView(lot.id, lot.disciplineId, List.of(lot.drawn), people ? lot.witness : null, lot.drawnAt);
    }
}
