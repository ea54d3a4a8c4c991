package cn.zhijia.counselling;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;

@Schema(name = "Appointment", description = "An appointment as the member and the assigned counsellor see it; an administrator sees neither topic nor reason. Topic and reasonText are in every answer to the member, and in the one that the counsellor reads singly.")
record AppointmentView(@Schema(required = true) UUID id, @Schema(required = true) Status status,
        @Schema(required = true) UUID counsellor,
        @Schema(required = true, maxLength = 100, examples = "林老师") String counsellorName,
        @Schema(maxLength = 32, examples = "M-MEMBER2", description = "Absent once the member was erased.") String memberNo,
        @Schema(required = true) Modality modality,
        @Schema(description = "On site only.") UUID station, @Schema(description = "On site only.") UUID room,
        @Schema(required = true, examples = "2026-12-01T01:00:00Z") Instant startsAt,
        @Schema(required = true, examples = "2026-12-01T01:50:00Z") Instant endsAt,
        @Schema(description = "While HELD: when it runs out.") Instant holdExpiresAt,
        @Schema(required = true, minimum = "0", maximum = "3", description = "How often the member can still move it.") int movesLeft,
        @Schema(maxLength = 32, examples = "SLEEP") String topic, CancellationBody.Reason reason,
        @Schema(maxLength = 200) String reasonText, Side noShowSide,
        @Schema(description = "True while HELD for somebody who waited: answer the offer in the waitlist.") Boolean offered) {

    /**
     * @param personal with the reason of a cancellation, which only the member and the counsellor may know
     * @param said what is opened for whoever reads
     */
    static AppointmentView of(Appointment a, boolean personal, Said said, Instant now) {
        var status = a.statusAt(now);
        return new AppointmentView(a.id, status, a.counsellor.id, a.counsellor.name, a.member.memberNo, a.modality,
                a.room == null ? null : a.room.stationId(), a.room == null ? null : a.room.id, a.startsAt, a.endsAt,
                status == Status.HELD ? a.holdExpiresAt : null, Appointment.MOST_MOVES - a.moves, said.topic(),
                personal ? a.reason : null, said.reasonText(), a.noShowSide,
                status == Status.HELD && a.offered ? true : null);
    }

    /** What the clock, the counsellor's name and the member's number change without an edit, for the entity tag. */
    long tag() {
        return Beside.tag(status + "\n" + counsellorName + "\n" + memberNo);
    }
}
