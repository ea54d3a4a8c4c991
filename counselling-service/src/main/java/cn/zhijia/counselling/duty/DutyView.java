package cn.zhijia.counselling.duty;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.data.Person;

@Schema(name = "DutyRosterShift")
record DutyView(@Schema(required = true, examples = "2026-12-01") LocalDate date, @Schema(required = true) Shift shift,
        @Schema(required = true) Instant startsAt, @Schema(required = true) Instant endsAt,
        @Schema(required = true, description = "Nobody is called first: backup and supervisors are.") boolean gap,
        Officer primary, Officer backup) {

    @Schema(name = "DutyOfficer")
    record Officer(@Schema(required = true, maxLength = 32, examples = "M-DUTY1") String memberNo,
            @Schema(maxLength = 100, description = "Absent until the first sign-in.") String name) {

        static Officer of(Person person) {
            return person == null ? null : new Officer(person.memberNo, person.name);
        }
    }

    /** @param entered null for a shift that nobody has entered */
    static DutyView of(Turn turn, DutyShift entered) {
        return new DutyView(turn.day(), turn.shift(), turn.start(), turn.end(), entered == null || entered.isGap(),
                entered == null ? null : Officer.of(entered.primary), entered == null ? null : Officer.of(entered.backup));
    }
}
