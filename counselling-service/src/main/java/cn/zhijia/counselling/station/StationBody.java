package cn.zhijia.counselling.station;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** What an organizer says about a station. */
@Schema(name = "StationBody", examples = "{\"kind\": \"HEART_STATION\", \"name\": \"心灵驿站（总站）\", \"address\": \"北京市朝阳区雅宝路2号\", \"union\": \"shouer\", \"rooms\": [{\"id\": \"0198c0de-0000-7000-8000-000000000007\", \"name\": \"咨询室一\"}], \"hours\": [{\"weekday\": \"MONDAY\", \"opens\": \"08:00:00\", \"closes\": \"17:30:00\"}]}")
record StationBody(@NotNull @Schema(required = true) Station.Kind kind,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "心灵驿站（总站）") String name,
        @NotBlank @Size(max = 200) @Schema(required = true, examples = "北京市朝阳区雅宝路2号门诊楼三层") String address,
        @NotBlank @Size(max = 64) @Schema(required = true, examples = "shouer", description = "The union that runs it.") String union,
        @NotNull @Size(max = 20) @Schema(required = true) List<@NotNull @Valid RoomBody> rooms,
        @NotNull @Size(max = 21) @Schema(required = true) List<@NotNull @Valid Hours> hours) {

    /** A room of the station; its id is chosen by the client and stays with it. */
    @Schema(name = "Room")
    record RoomBody(@NotNull @Schema(required = true) UUID id,
            @NotBlank @Size(max = 100) @Schema(required = true, examples = "咨询室一") String name) {
    }

    void check() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < rooms.size(); i++) {
            if (!ids.add(rooms.get(i).id)) {
                throw Refusal.field("/rooms/" + i + "/id", "twice");
            }
        }
        for (int i = 0; i < hours.size(); i++) {
            if (!hours.get(i).opens().isBefore(hours.get(i).closes())) {
                throw Refusal.field("/hours/" + i + "/closes", "not-after-start");
            }
        }
    }
}
