package cn.zhijia.counselling.station;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Carer", description = "A station's active carer.")
record CarerView(@Schema(required = true) UUID station,
        @Schema(required = true, maxLength = 32, examples = "M-CARER1") String memberNo,
        @Schema(maxLength = 100, description = "Absent until the first sign-in.") String name,
        @Schema(required = true) Instant since) {

    static CarerView of(Carer c) {
        return new CarerView(c.station.id, c.person.memberNo, c.person.name, c.since);
    }
}
