package cn.zhijia.counselling.roster;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.station.Room;
import cn.zhijia.kit.Refusal;

/** Hours of work on one day, local time in Asia/Shanghai. The same hours may be offered on site and at a distance. */
@Embeddable
@Schema(name = "WorkHours")
record WorkHours(@NotNull @Schema(required = true, examples = "09:00:00") LocalTime starts,
        @NotNull @Schema(required = true, examples = "12:00:00") LocalTime ends,
        @NotNull @Size(min = 1, max = 3) @Schema(required = true) @Enumerated(EnumType.STRING) List<@NotNull Modality> modalities,
        @Schema(description = "The station's room: required if ON_SITE is among the modalities.") UUID roomId) {

    void check(String pointer) {
        wholeMinute(pointer + "/starts", starts);
        wholeMinute(pointer + "/ends", ends);
        if (!starts.isBefore(ends)) {
            throw Refusal.field(pointer + "/ends", "not-after-start");
        }
        if (new HashSet<>(modalities).size() < modalities.size()) {
            throw Refusal.field(pointer + "/modalities", "twice");
        }
        if (modalities.contains(Modality.ON_SITE) != (roomId != null)) {
            throw Refusal.field(pointer + "/roomId", "room-if-on-site");
        }
        if (roomId != null && !Room.exists(roomId)) {
            throw Refusal.field(pointer + "/roomId", "unknown-room");
        }
    }

    /** Smaller parts than the database keeps would be rounded, at the end of the day to an hour that no day has: 24:00. */
    private static void wholeMinute(String pointer, LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw Refusal.field(pointer, "not-a-whole-minute");
        }
    }

    boolean overlaps(WorkHours other) {
        return starts.isBefore(other.ends) && other.starts.isBefore(ends);
    }
}
