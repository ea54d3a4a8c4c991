package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;

@Schema(name = "Drawing")
record DrawingView(
        @Schema(required = true) UUID discipline,
        @Schema(required = true, maxLength = 100) String seed,
        @Schema(required = true) Instant drawnAt,
        @Schema(required = true, maxItems = 64, description = "Entries in the order of the draw; empty when there are too few and the discipline falls.") List<UUID> order) {

    static DrawingView of(Discipline d) {
        return new DrawingView(d.id(), d.drawSeed(), d.drawnAt(),
                Entry.of(d.id()).stream().filter(e -> e.lot() != null).map(Entry::id).toList());
    }
}
