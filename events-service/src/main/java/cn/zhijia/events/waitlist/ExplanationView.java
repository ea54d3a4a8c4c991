package cn.zhijia.events.waitlist;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.line.Reason;
import cn.zhijia.events.line.Verdict;
import cn.zhijia.events.seats.Queue;
import cn.zhijia.kit.data.Person;

/** Why one party of the line has no seats yet. */
@Schema(name = "WaitlistExplanation")
record ExplanationView(
        @Schema(required = true, description = "Of the registration.") UUID id,
        @Schema(maxLength = 32, examples = "M-MEMBER1") String memberNo,
        @Schema(maxLength = 100) String name,
        @Schema(required = true, minimum = "1", maximum = "10") int partySize,
        @Schema(required = true) Reason reason,
        @Schema(required = true, maxItems = 20, description = "The quotas it waits for.") List<UUID> quotas,
        @Schema(required = true, minimum = "0", description = "Seats that are free in the scarcest of these; with PARTY_DOES_NOT_FIT fewer than partySize.") int free,
        @Schema(required = true, minimum = "0", description = "Earlier parties that wait for the same.") int ahead,
        @Schema(required = true, minimum = "0", description = "How often others went first because the whole party did not fit.") int passed,
        @Schema(required = true, minimum = "0", description = "After so often, seats are kept for it.") int maxPasses) {

    static ExplanationView of(Queue.Entry entry, Verdict verdict, int maxPasses, Person person) {
        return new ExplanationView(entry.party().id(), person.memberNo, person.name, entry.party().party(), verdict.reason(),
                verdict.blockedBy().stream().sorted().toList(), verdict.free(), verdict.ahead(), entry.party().passes(),
                maxPasses);
    }
}
