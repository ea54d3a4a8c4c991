package cn.zhijia.counselling.crisis.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.duty.OnDuty;
import cn.zhijia.counselling.paging.Recipient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LadderTest {

    private static final UUID MEMBER = UUID.randomUUID(), ONE = UUID.randomUUID(), TWO = UUID.randomUUID();
    private static final List<Recipient> GROUPS = List.of(Recipient.SUPERVISORS, Recipient.ADMINISTRATORS);

    @Test
    void goes_from_the_primary_to_the_backup_to_the_supervisors_to_the_administrators() {
        assertEquals(List.of(Recipient.of(ONE), Recipient.of(TWO), GROUPS.get(0), GROUPS.get(1)),
                Ladder.of(new OnDuty(ONE, TWO), MEMBER).rungs());
    }

    @Test
    void with_nobody_on_duty_begins_with_the_supervisors() {
        assertEquals(GROUPS, Ladder.of(new OnDuty(null, null), MEMBER).rungs());
    }

    @Test
    void leaves_out_an_officer_whose_own_case_it_is() {
        assertEquals(List.of(Recipient.of(TWO), GROUPS.get(0), GROUPS.get(1)),
                Ladder.of(new OnDuty(MEMBER, TWO), MEMBER).rungs());
    }

    @Test
    void the_next_is_whoever_was_not_woken_yet_and_when_all_were_whoever_was_longest_ago() {
        var ladder = Ladder.of(new OnDuty(ONE, TWO), MEMBER);
        assertEquals(Recipient.of(ONE), ladder.next(List.of()));
        assertEquals(Recipient.of(TWO), ladder.next(List.of(Recipient.of(ONE))));
        assertEquals(Recipient.of(ONE), ladder.next(List.of(Recipient.of(TWO), GROUPS.get(0))));
        assertEquals(Recipient.of(ONE), ladder.next(ladder.rungs()));
        assertEquals(Recipient.of(TWO), ladder.next(List.of(Recipient.of(ONE), Recipient.of(TWO), GROUPS.get(0), GROUPS.get(1),
                Recipient.of(ONE))));
    }
}
