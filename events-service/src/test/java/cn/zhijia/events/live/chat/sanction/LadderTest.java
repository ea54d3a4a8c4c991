package cn.zhijia.events.live.chat.sanction;

import static cn.zhijia.events.live.chat.sanction.SanctionLevel.BAN;
import static cn.zhijia.events.live.chat.sanction.SanctionLevel.LIFTED;
import static cn.zhijia.events.live.chat.sanction.SanctionLevel.MUTE;
import static cn.zhijia.events.live.chat.sanction.SanctionLevel.WARNING;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LadderTest {

    private static final Instant NOON = Instant.parse("2026-12-05T12:00:00Z");

    @Test
    void nobody_is_banned_before_a_mute_nor_muted_before_a_warning() {
        refused(Ladder.GROUND, MUTE);
        refused(Ladder.GROUND, BAN);
        refused(Ladder.GROUND.after(WARNING, null), BAN);
        taken(Ladder.GROUND, WARNING);
        taken(Ladder.GROUND.after(WARNING, null), MUTE);
        taken(muted(), BAN);
    }

    @Test
    void what_cannot_wait_leaves_rungs_out() {
        assertDoesNotThrow(() -> Ladder.GROUND.require(BAN, true));
        assertDoesNotThrow(() -> Ladder.GROUND.require(MUTE, true));
        assertThrows(Refusal.class, () -> Ladder.GROUND.require(LIFTED, true));
    }

    @Test
    void a_rung_can_be_used_again_and_a_lower_one_takes_nothing_back() {
        taken(muted(), MUTE);
        taken(muted(), WARNING);
        var later = muted().after(WARNING, null);
        assertEquals(MUTE, later.level());
        assertTrue(later.mutedAt(NOON));
        assertEquals(muted().mutedUntil(), muted().after(MUTE, NOON.plusSeconds(5)).mutedUntil());
    }

    @Test
    void a_mute_is_over_at_its_end_and_the_rung_stays() {
        assertTrue(muted().mutedAt(NOON.plusSeconds(59)));
        assertFalse(muted().mutedAt(NOON.plusSeconds(60)));
        taken(muted(), BAN);
    }

    @Test
    void from_a_ban_there_is_only_the_way_back_to_the_ground() {
        var banned = muted().after(BAN, null);
        assertTrue(banned.banned());
        refused(banned, BAN);
        refused(banned, WARNING);
        taken(banned, LIFTED);
        assertEquals(Ladder.GROUND, banned.after(LIFTED, null));
        refused(Ladder.GROUND, LIFTED);
    }

    private static Ladder muted() {
        return Ladder.GROUND.after(WARNING, null).after(MUTE, NOON.plusSeconds(60));
    }

    private static void refused(Ladder ladder, SanctionLevel next) {
        assertThrows(Refusal.class, () -> ladder.require(next, false));
    }

    private static void taken(Ladder ladder, SanctionLevel next) {
        assertDoesNotThrow(() -> ladder.require(next, false));
    }
}
