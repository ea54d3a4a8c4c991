package cn.zhijia.counselling.station;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Station", description = "A station as every signed-in person sees it.")
record StationView(@Schema(required = true) UUID id, @Schema(required = true) Station.Kind kind,
        @Schema(required = true, maxLength = 100, examples = "心灵驿站（总站）") String name,
        @Schema(required = true, maxLength = 200) String address,
        @Schema(required = true, maxLength = 64, examples = "shouer") String union,
        @Schema(required = true) Station.Status status,
        @Schema(required = true, maxItems = 20) List<StationBody.RoomBody> rooms,
        @Schema(required = true, maxItems = 21) List<Hours> hours) {

    static StationView of(Station s) {
        var body = s.body();
        return new StationView(s.id, s.kind, s.name, s.address, s.unionId, s.status, body.rooms(), body.hours());
    }
}
