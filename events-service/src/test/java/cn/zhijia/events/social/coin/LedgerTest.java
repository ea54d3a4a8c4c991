package cn.zhijia.events.social.coin;

import static cn.zhijia.events.Stage.member;
import static cn.zhijia.events.Stage.organizer;
import static cn.zhijia.events.social.coin.Evening.AT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {

    @Test
    void i_read_what_moved_my_coins_and_an_organizer_what_moved_all_by_number() {
        var evening = Evening.begun(100);
        evening.comes("an");
        var bo = evening.comes("bo");
        var pair = evening.corner("咖啡角", "PAIR", 10);
        var solo = evening.corner("花艺角", "SOLO", 5);
        evening.checkIn("an", pair, bo).statusCode(201);
        evening.checkIn("bo", solo, null).statusCode(201);
        evening.redeem("an", UUID.randomUUID(), evening.item("咖啡", 3)).statusCode(201);
        member(evening.name("an")).get(AT + "/ledger", evening.id()).then().statusCode(200)
                .body("items.source", contains("REDEMPTION", "CHECK_IN"))
                .body("items.entries.flatten().amount", contains(-3, 10)).body("items.entries.flatten().number", contains(1, 1))
                .body("items[1].people", contains(1, 2)).body("items[1].corner", is(pair.toString()));
        member(evening.name("bo")).get(AT + "/ledger", evening.id()).then().body("items.entries.flatten().amount",
                contains(5, 10));
        var all = new ArrayList<String>();
        String next = null;
        do {
            var page = organizer().queryParam("limit", 1)
                    .queryParam("cursor", next == null ? new Object[0] : new Object[] { next })
                    .get(AT + "/ledger", evening.id()).then().statusCode(200).extract();
            all.addAll(page.<List<String>> path("items.source"));
            assertFalse(page.asString().contains("bo-"), page.asString());
            next = page.path("next");
        } while (next != null);
        assertEquals(List.of("REDEMPTION", "CHECK_IN", "CHECK_IN"), all);
        organizer().get(AT + "/ledger", evening.id()).then().body("items[2].entries.account",
                containsInAnyOrder("ISSUANCE", "WALLET", "WALLET")).body("items[2].entries.amount", contains(-20, 10, 10))
                .body("items[2].entries.number", contains(nullValue(), is(1), is(2)));
        member(evening.name("an")).get(AT + "/wallet", evening.id()).then().body("balance", is(7)).body("earned", is(10))
                .body("cap", is(100));
    }

    @Test
    void a_check_in_is_taken_back_by_another_posting_once_with_a_reason() {
        var evening = Evening.begun(20);
        evening.comes("an");
        var bo = evening.comes("bo");
        var id = UUID.randomUUID();
        var corner = evening.corner("咖啡角", "PAIR", 15);
        evening.checkIn("an", corner, id, evening.code(corner), bo).statusCode(201);
        evening.reverse(id).statusCode(201).body("source", is("REVERSAL")).body("reverses", is(id.toString()))
                .body("reason", is("扫错了人")).body("entries.amount", containsInAnyOrder(30, -15, -15))
                .body("people", contains(1, 2));
        String reversal = organizer().body(Map.of("reason", "另一个原因"))
                .put(AT + "/entries/{posting}/reversal", evening.id(), id).then().statusCode(200).body("reason", is("扫错了人"))
                .extract().path("id");
        evening.reverse(UUID.fromString(reversal)).statusCode(409).body("code", is("not-reversible"));
        evening.reverse(UUID.randomUUID()).statusCode(404);
        assertEquals(0, evening.balance("an"));
        evening.checkIn("an", corner, bo).statusCode(409).body("code", is("corner-done"));
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 20), null).statusCode(201);
        evening.audited().body("issued", is(20)).body("postings", is(3));
        organizer("shouer").body(Map.of("reason", "别人的")).put(AT + "/entries/{posting}/reversal", evening.id(), id).then()
                .statusCode(404);
    }

    @Test
    void coins_that_are_spent_are_taken_back_from_neither() {
        var evening = Evening.begun(100);
        var an = evening.comes("an");
        evening.comes("bo");
        var id = UUID.randomUUID();
        var corner = evening.corner("咖啡角", "PAIR", 10);
        evening.checkIn("bo", corner, id, evening.code(corner), an).statusCode(201);
        var coffee = UUID.randomUUID();
        evening.redeem("an", coffee, evening.item("咖啡", 4)).statusCode(201);
        evening.reverse(id).statusCode(409).body("code", is("coins-spent"));
        assertEquals(List.of(6, 10), List.of(evening.balance("an"), evening.balance("bo")));
        evening.reverse(coffee).statusCode(201);
        evening.reverse(id).statusCode(201);
        assertEquals(List.of(0, 0), List.of(evening.balance("an"), evening.balance("bo")));
        evening.audited().body("issued", is(0)).body("redeemed", is(0)).body("postings", is(4));
    }

    @Test
    void at_the_end_wallets_are_emptied_by_one_posting_and_nothing_moves_any_more() {
        var evening = Evening.begun(100);
        evening.comes("an");
        var bo = evening.comes("bo");
        evening.comes("chen");
        var id = UUID.randomUUID();
        var corner = evening.corner("咖啡角", "PAIR", 10);
        evening.checkIn("an", corner, id, evening.code(corner), bo).statusCode(201);
        evening.redeem("an", UUID.randomUUID(), evening.item("咖啡", 10)).statusCode(201);
        evening.state("purge", "purge");
        assertEquals(List.of(0, 0, 0), List.of(evening.balance("an"), evening.balance("bo"), evening.balance("chen")));
        evening.audited().body("held", is(0)).body("redeemed", is(20)).body("postings", is(3));
        member(evening.name("bo")).get(AT + "/ledger", evening.id()).then().body("items.source",
                contains("CLOSING", "CHECK_IN")).body("items[0].entries.amount", contains(-10));
        evening.reverse(id).statusCode(409).body("code", is("coins-closed"));
        var none = Evening.begun(100);
        none.state("purge");
        none.audited().body("postings", is(0));
    }

    /** As many as a social takes, in the one transaction of the purge, well within what a statement may take. */
    @Test
    void two_thousand_wallets_are_emptied_at_once() {
        var evening = Evening.begun(100);
        evening.comes("an");
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 1), null).statusCode(201);
        Evening.sql(
                """
                        insert into person (id, member_no) select gen_random_uuid(), 'crowd-' || n || '-%1$s' from generate_series(2, 2000) n;
                        insert into participant (id, social_id, person_id, number, nickname, joined_at)
                        select gen_random_uuid(), '%1$s', id, row_number() over () + 1, 'x', now() from person
                        where member_no like 'crowd-%%-%1$s';
                        insert into coin_account (id, social_id, kind, participant_id) select id, social_id, 'WALLET', id
                        from participant where social_id = '%1$s' on conflict do nothing;
                        insert into coin_posting (id, social_id, source, corner_id, one_id, posted_at)
                        select gen_random_uuid(), p.social_id, 'CHECK_IN', c.id, p.id, now() from corner c
                        join participant p on p.social_id = c.social_id where p.social_id = '%1$s' and p.number = 2;
                        insert into coin_entry (posting_id, account_id, amount)
                        select q.id, a.id, case when a.kind = 'WALLET' then 10 else -20000 end from coin_account a
                        join coin_posting q on q.social_id = a.social_id join participant p on p.id = q.one_id and p.number = 2
                        where a.social_id = '%1$s' and a.kind <> 'REDEEMED'
                        """
                        .formatted(evening.id()));
        evening.state("purge");
        evening.audited().body("held", is(0)).body("redeemed", is(20_001)).body("wallets", is(2_000));
    }

    /** Whoever writes it, and however. */
    @Test
    void the_database_refuses_a_posting_that_does_not_sum_to_zero_and_a_wallet_below_zero() {
        var evening = Evening.begun(100);
        evening.comes("an");
        var id = UUID.randomUUID();
        var corner = evening.corner("花艺角", "SOLO", 10);
        evening.checkIn("an", corner, id, evening.code(corner), null).statusCode(201);
        var posting = """
                insert into coin_posting (id, social_id, source, reverses, reason, one_id, posted_at)
                select gen_random_uuid(), social_id, 'REVERSAL', id, 'x', one_id, now() from coin_posting where id = '%s';
                """.formatted(id);
        var entry = """
                insert into coin_entry (posting_id, account_id, amount) select p.id, a.id, %d from coin_posting p, coin_account a
                where p.reverses = '%s' and a.social_id = p.social_id and a.kind = '%s';
                """;
        refused("coin_posting_sums_to_zero|sum to zero", posting + entry.formatted(5, id, "WALLET"));
        refused("balance_never_negative",
                posting + entry.formatted(-11, id, "WALLET") + entry.formatted(11, id, "ISSUANCE"));
        refused("append-only", "update coin_entry set amount = 11 where posting_id = '" + id + "'");
        refused("append-only", "delete from coin_posting where id = '" + id + "'");
        refused("across socials", posting + """
                insert into coin_entry (posting_id, account_id, amount)
                select p.id, '%s', 1 from coin_posting p where p.reverses = '%s'
                """.formatted(elsewhere(), id));
        assertEquals(10, evening.balance("an"));
        evening.audited().body("postings", is(1));
    }

    private static UUID elsewhere() {
        var evening = Evening.begun(100);
        var wallet = evening.comes("an");
        evening.checkIn("an", evening.corner("花艺角", "SOLO", 10), null).statusCode(201);
        return wallet;
    }

    private static void refused(String why, String statements) {
        var failure = assertThrows(IllegalStateException.class, () -> Evening.sql(statements));
        assertTrue(failure.getMessage().matches("(?s).*(" + why + ").*"), failure.getMessage());
    }
}
