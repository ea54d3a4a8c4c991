package cn.zhijia.events.games.result;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.standing.Reason;

@Schema(name = "RankReason", description = "Why this rank, or none. An open list of codes; UNRESOLVED waits for a lot.")
record ReasonView(
        @Schema(required = true, maxLength = 40, examples = "COUNTBACK", description = "RESULT, WINS, POINTS: its own alone. NEXT_BEST, FEWER_PENALTIES, HEAD_TO_HEAD, LEG_DIFFERENCE, COUNTBACK, FIRSTS_AMONG_TIED, LOT: what parted it from those it was tied with. SHARED, UNRESOLVED: nothing does. FINAL, THIRD_PLACE, LOST_IN_ROUND: where its bracket ended. MOVED_UP: further than its bracket ended, for those of against, who came before it, have no rank. DNS, DNF, DQ, NOT_CONTESTED, UNDECIDED, FALLEN, NO_PLACE: no rank.") String code,
        @Schema(minimum = "1", examples = "1", description = "Which attempt, place or round decided.") Integer nth,
        @Schema(required = true, maxItems = 1000, description = "Entries (in the overall standings teams) it was tied with, met, or moved up past.") List<UUID> against,
        @Schema(examples = "2", description = "Its own number of what decided: \"2 firsts to 1\".") Long mine,
        @Schema(required = true, maxItems = 1000, description = "Theirs, in the order of against; empty when there are none, or not of all.") List<Long> theirs) {

    static ReasonView of(Reason r) {
        var theirs = r.theirs().stream().anyMatch(Objects::isNull) ? List.<Long> of() : r.theirs();
        return new ReasonView(r.code().name(), r.nth(), r.against(), r.mine(), theirs);
    }
}
