package cn.zhijia.events.games.rule;

import java.util.HashSet;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** {@link MeetRules} on the wire. */
@Schema(name = "MeetRules", description = "竞赛规程: what the meet's regulation says about points and ties.", examples = "{\"points\": [9, 7, 6, 5, 4, 3, 2, 1], \"shortField\": 8, \"shortFieldLess\": 1, \"minEntries\": 2, \"noShow\": -2, \"tied\": \"FULL\", \"teamTies\": [\"COUNTBACK\"], \"drawn\": true, \"disciplinesPerAthlete\": 1}")
public record MeetRulesForm(
        @NotEmpty @Size(max = 64) @Schema(required = true, examples = "[9, 7, 6, 5, 4, 3, 2, 1]", description = "For the places of a discipline from the first on; never more than for the place before. Later places have none.") List<@NotNull @Min(0) @Max(1000) Integer> points,
        @Min(1) @Max(64) @Schema(examples = "8", description = "With so many entries or fewer, only so many places as entries less shortFieldLess count. Absent: all places count.") Integer shortField,
        @Min(1) @Max(64) @Schema(examples = "1", description = "With shortField and only then.") Integer shortFieldLess,
        @Min(1) @Max(64) @Schema(examples = "2", description = "A discipline with fewer entries falls: no ranks, no points. 1 when absent.") Integer minEntries,
        @Min(-1000) @Max(0) @Schema(examples = "-2", description = "Points of an entry that did not start after the call. 0 when absent.") Integer noShow,
        @Schema(description = "What those who share a rank are given: FULL, the points of that rank each (when absent), or AVERAGED, over the places they take up.") TiedPoints tied,
        @Size(max = 2) @Schema(examples = "[\"COUNTBACK\"]", description = "How teams with equal points are parted, in this order: COUNTBACK by most firsts, then seconds and so on; FIRSTS_AMONG_TIED by who of the tied alone came first in most disciplines; a better result that changes who is tied can then lower a rank. COUNTBACK when absent.") List<@NotNull TeamTie> teamTies,
        @Schema(description = "Whether lots part what nothing else could; else the rank is shared. False when absent.") Boolean drawn,
        @Min(1) @Max(100) @Schema(examples = "1", description = "How many disciplines an athlete may be entered in. Absent: any number.") Integer disciplinesPerAthlete) {

    /** With what was left out filled in; refuses what makes no sense together. */
    public MeetRules checked(String pointer) {
        for (int place = 1; place < points.size(); place++) {
            if (points.get(place) > points.get(place - 1)) {
                throw Refusal.field(pointer + "/points/" + place, "more-than-before");
            }
        }
        if (shortField != null && shortFieldLess == null) {
            throw Refusal.field(pointer + "/shortFieldLess", "required");
        }
        if (shortField == null && shortFieldLess != null) {
            throw Refusal.field(pointer + "/shortFieldLess", "needs-short-field");
        }
        if (shortField != null && shortFieldLess > shortField) {
            throw Refusal.field(pointer + "/shortFieldLess", "over-short-field");
        }
        once(pointer + "/teamTies", teamTies);
        return new MeetRules(List.copyOf(points), shortField, shortFieldLess, minEntries == null ? 1 : minEntries,
                noShow == null ? 0 : noShow, tied == null ? TiedPoints.FULL : tied,
                teamTies == null ? List.of(TeamTie.COUNTBACK) : List.copyOf(teamTies), Boolean.TRUE.equals(drawn),
                disciplinesPerAthlete);
    }

    public static MeetRulesForm of(MeetRules r) {
        return new MeetRulesForm(r.points(), r.shortField(), r.shortFieldLess(), r.minEntries(), r.noShow(), r.tied(),
                r.teamTies(), r.drawn(), r.disciplinesPerAthlete());
    }

    static void once(String pointer, List<? extends Enum<?>> ties) {
        var seen = new HashSet<Enum<?>>();
        for (int i = 0; ties != null && i < ties.size(); i++) {
            if (!seen.add(ties.get(i))) {
                throw Refusal.field(pointer + "/" + i, "twice");
            }
        }
    }
}
