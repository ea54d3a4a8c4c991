package cn.zhijia.events.games.lineup;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.rule.Outcome;

@Schema(name = "MeetEntry")
record EntryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID team,
        @Schema(maxItems = 100, description = "By 会员号. For organizers of the meet and for the team; absent for others.") List<Competitor> athletes,
        @Schema(examples = "1", description = "By hand: 1 and 2 meet last of all.") Integer seed,
        @Schema(examples = "3", description = "Its place in the recorded draw; absent before.") Integer lot,
        @Schema(description = "DNS, DNF or DQ, decided for the whole entry; absent while it competes.") Outcome outcome) {

    @Schema(name = "MeetCompetitor", description = "One of a team's athletes who competes in a discipline.")
    record Competitor(@Schema(maxLength = 64, examples = "M-MEMBER1", description = "会员号.") String memberNo,
            @Schema(required = true, maxLength = 100, examples = "王芳") String name) {
    }

    /** @param athletes null: not for this caller */
    static EntryView of(Entry e, List<Competitor> athletes) {
        return new EntryView(e.id(), e.teamId(), athletes, e.seed(), e.lot(), e.outcome());
    }

    /** What its version does not tell: who sees it, and under which names. */
    long moment() {
        return athletes == null ? 0 : Integer.toUnsignedLong(athletes.hashCode() * 31 + 1);
    }
}
