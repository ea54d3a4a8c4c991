package cn.zhijia.counselling.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkTest {

    private static final UUID STREAM = new UUID(0, 1);

    /** Made by hand from the description in V3: whoever changes the form on both sides would lose every chain there is. */
    @Test
    void the_canonical_form_stays_what_it_was() {
        assertEquals("3cf2618e4ace7196be11afbd5335eda6cbb85eafd9645b6944da3a91c7c2deec",
                HexFormat.of().formatHex(link("member", "NOTE_READ").made()));
    }

    @Test
    void what_moves_from_one_field_to_the_next_is_another_row() {
        assertNotEquals(HexFormat.of().formatHex(link("member", "NOTE_READ").made()),
                HexFormat.of().formatHex(link("membe", "rNOTE_READ").made()));
    }

    private static Link link(String roles, String act) {
        return new Link(STREAM, 1, new UUID(0, 2), 1_764_547_200_000_000L, new Actor(null, true, roles), act, null, null, null,
                Link.root(STREAM), null);
    }
}
