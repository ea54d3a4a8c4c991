package cn.zhijia.events.games.rule;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** {@link DisciplineRules} on the wire. */
@Schema(name = "DisciplineRules", description = "What the regulation says about one discipline.", examples = {
        "{\"kind\": \"COUNT_MORE\", \"attempts\": 2, \"combine\": \"BEST\", \"ties\": [\"NEXT_BEST\"], \"athletesMin\": 10, \"athletesMax\": 12}",
        "{\"kind\": \"KNOCKOUT\", \"bestOf\": 3, \"thirdPlace\": true, \"athletesMin\": 8, \"athletesMax\": 10}" })
public record DisciplineRulesForm(
        @NotNull @Schema(required = true, description = "COUNT_MORE: counts, the more the better. TIME_LESS: milliseconds, the less the better. KNOCKOUT, ROUND_ROBIN: matches.") DisciplineKind kind,
        @Min(1) @Max(20) @Schema(examples = "2", description = "How many attempts an entry has; 1 when absent. Not with matches.") Integer attempts,
        @Schema(description = "Which of the attempts counts; BEST when absent. Not with matches.") Combine combine,
        @Size(max = 4) @Schema(examples = "[\"NEXT_BEST\"]", description = "How equal results are parted, in this order; none when absent. NEXT_BEST (with two attempts or more) and FEWER_PENALTIES with attempts, HEAD_TO_HEAD and LEG_DIFFERENCE with ROUND_ROBIN.") List<@NotNull EntryTie> ties,
        @Min(1) @Max(7) @Schema(examples = "3", description = "Legs of a match: 1, 3, 5 or 7. With matches, and only then.") Integer bestOf,
        @Schema(description = "Whether the losers of the semi-finals meet for the third place; true when absent. Only with KNOCKOUT.") Boolean thirdPlace,
        @Min(0) @Max(100) @Schema(examples = "10", description = "How many athletes an entry has at least when entries close; 0 when absent.") Integer athletesMin,
        @Min(1) @Max(100) @Schema(examples = "12", description = "How many at most. Absent: any number.") Integer athletesMax) {

    /** With what was left out filled in; refuses what makes no sense together. */
    public DisciplineRules checked(String pointer) {
        if (kind.ofMatches()) {
            checkMatches(pointer);
        } else {
            checkAttempts(pointer);
        }
        MeetRulesForm.once(pointer + "/ties", ties);
        for (int i = 0; ties != null && i < ties.size(); i++) {
            checkTie(pointer + "/ties/" + i, ties.get(i));
        }
        int least = athletesMin == null ? 0 : athletesMin;
        if (athletesMax != null && athletesMax < least) {
            throw Refusal.field(pointer + "/athletesMax", "below-minimum");
        }
        boolean measured = !kind.ofMatches();
        return new DisciplineRules(kind, measured ? tries() : null,
                measured ? combine == null ? Combine.BEST : combine : null, ties == null ? List.of() : List.copyOf(ties),
                bestOf,
                kind == DisciplineKind.KNOCKOUT ? thirdPlace == null || thirdPlace : null, least, athletesMax);
    }

    public static DisciplineRulesForm of(DisciplineRules r) {
        return new DisciplineRulesForm(r.kind(), r.attempts(), r.combine(), r.ties(), r.bestOf(), r.thirdPlace(),
                r.athletesMin(), r.athletesMax());
    }

    private int tries() {
        return attempts == null ? 1 : attempts;
    }

    private void checkMatches(String pointer) {
        if (attempts != null) {
            throw Refusal.field(pointer + "/attempts", "not-with-matches");
        }
        if (combine != null) {
            throw Refusal.field(pointer + "/combine", "not-with-matches");
        }
        if (bestOf == null) {
            throw Refusal.field(pointer + "/bestOf", "required");
        }
        if (bestOf % 2 == 0) {
            throw Refusal.field(pointer + "/bestOf", "not-odd");
        }
        if (thirdPlace != null && kind != DisciplineKind.KNOCKOUT) {
            throw Refusal.field(pointer + "/thirdPlace", "only-with-knockout");
        }
    }

    private void checkAttempts(String pointer) {
        if (bestOf != null) {
            throw Refusal.field(pointer + "/bestOf", "only-with-matches");
        }
        if (thirdPlace != null) {
            throw Refusal.field(pointer + "/thirdPlace", "only-with-knockout");
        }
    }

    private void checkTie(String pointer, EntryTie tie) {
        boolean fits = switch (tie) {
            case NEXT_BEST, FEWER_PENALTIES -> !kind.ofMatches();
            case HEAD_TO_HEAD, LEG_DIFFERENCE -> kind == DisciplineKind.ROUND_ROBIN;
        };
        if (!fits) {
            throw Refusal.field(pointer, "tie-not-of-kind");
        }
        if (tie == EntryTie.NEXT_BEST && tries() < 2) {
            throw Refusal.field(pointer, "needs-two-attempts");
        }
    }
}
