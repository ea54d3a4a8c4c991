package cn.zhijia.counselling.group.member;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.group.GroupRole;
import cn.zhijia.kit.data.Person;

@Schema(name = "GroupSeat", description = "A seat as its owner, who leads the group, and (without number and attempt) who sits in it see it.")
record SeatView(@Schema(required = true) UUID group,
        @Schema(maxLength = 64, examples = "M-MEMBER2", description = "To its owner and who leads.") String memberNo,
        @Schema(maxLength = 100) String name, @Schema(required = true) GroupRole role, SeatState state,
        @Schema(description = "To its owner and who leads: what a decision names.") UUID attempt,
        @Schema(description = "Whether the present text of the contract is signed.") Boolean signed, Instant askedAt) {

    static SeatView of(Seat seat, Person person, int contract) {
        return new SeatView(seat.groupId, person.memberNo, person.name, seat.role, seat.state, seat.attempt,
                seat.isSigned(contract), seat.askedAt);
    }

    /** As the others in the group see it. */
    static SeatView amongOthers(UUID group, Person person, GroupRole role) {
        return new SeatView(group, null, person.name, role, null, null, null, null);
    }
}
