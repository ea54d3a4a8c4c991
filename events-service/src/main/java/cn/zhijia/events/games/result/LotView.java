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
        @Schema(required = true, maxLength = 100) String witness,
        @Schema(required = true) Instant drawnAt) {

    static LotView of(Lot lot) {
        return new LotView(lot.id, lot.disciplineId, List.of(lot.drawn), lot.witness, lot.drawnAt);
    }
}
