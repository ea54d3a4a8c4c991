package cn.zhijia.events.games.lineup;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.kit.Refusal;

@Schema(name = "MeetEntryBody", examples = "{\"team\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0101\", \"athletes\": [\"M-MEMBER1\", \"M-MEMBER2\"]}")
record EntryBody(
        @NotNull @Schema(required = true, description = "Once in a discipline. Never changes.") UUID team,
        @Size(max = 100) @Schema(examples = "[\"M-MEMBER1\", \"M-MEMBER2\"]", description = "会员号 of those of its athletes who compete, in any order; none when absent. The least number is asked for when entries close.") List<@NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}") String> athletes,
        @Min(1) @Max(64) @Schema(examples = "1", description = "With matches: who is to meet late, 1 and 2 last of all. Once in a discipline. Absent: by lot.") Integer seed) {

    List<String> memberNos() {
        return athletes == null ? List.of() : athletes;
    }

    /** In an order of its own, so that a repeat can be told from a change. */
    EntryBody sorted() {
        return new EntryBody(team, memberNos().stream().sorted().toList(), seed);
    }

    void check(DisciplineRules rules) {
        if (seed != null && !rules.kind().ofMatches()) {
            throw Refusal.field("/seed", "only-with-matches");
        }
        if (rules.athletesMax() != null && memberNos().size() > rules.athletesMax()) {
            throw Refusal.field("/athletes", "over-athletes-max");
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < memberNos().size(); i++) {
            if (!seen.add(memberNos().get(i))) {
                throw Refusal.field("/athletes/" + i, "twice");
            }
        }
    }
}
