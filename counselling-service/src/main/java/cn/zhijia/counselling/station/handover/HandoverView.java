package cn.zhijia.counselling.station.handover;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.data.Person;

@Schema(name = "Handover", description = "To the worker as it is; to the carer who, and whether it is OFFERED or HANDED_OVER.")
record HandoverView(@Schema(required = true) UUID id, @Schema(required = true) UUID station,
        @Schema(required = true) HandoverState state, @Schema(required = true) Instant offeredAt,
        @Schema(maxLength = 64, examples = "M-MEMBER2", description = "To the carer.") String memberNo,
        @Schema(maxLength = 100, description = "To the worker: who offered it.") String carer,
        @Schema(maxLength = 200, examples = "/v1/slots?station=0198c0de-0000-7000-8000-000000000001", description = "To the worker, once confirmed: where to go on, with from and to. Without the station every counsellor and the telephone are asked too.") String slots) {

    static HandoverView forWorker(Handover h, String carer) {
        return new HandoverView(h.id, h.stationId, h.state, h.offeredAt, null, carer,
                h.state == HandoverState.CONFIRMED ? "/v1/slots?station=" + h.stationId : null);
    }

    static HandoverView forCarer(Handover h) {
        var state = h.state == HandoverState.CONFIRMED ? HandoverState.HANDED_OVER : HandoverState.OFFERED;
        return new HandoverView(h.id, h.stationId, state, h.offeredAt, Person.<Person> findById(h.personId).memberNo, null,
                null);
    }
}
