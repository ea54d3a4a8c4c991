package cn.zhijia.counselling.vault;

import static cn.zhijia.counselling.World.someone;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultTest {

    private static final String WORDS = "来访者说：最近睡不好。";

    @Inject
    Vault vault;

    @Test
    void what_is_sealed_opens_where_it_stands_and_shows_nothing() {
        var person = person();
        var cell = cell();
        byte[] sealed = sealed(person, cell);
        assertEquals(WORDS, opened(person, cell, sealed));
        assertFalse(new String(sealed, java.nio.charset.StandardCharsets.UTF_8).contains("睡"));
        assertFalse(Arrays.equals(sealed, sealed(person, cell)), "the same words sealed twice must not look alike");
    }

    @Test
    void what_is_copied_to_another_person_table_column_row_or_version_does_not_open() {
        var person = person();
        var other = person();
        var cell = cell();
        byte[] sealed = sealed(person, cell);
        sealed(other, cell); // has a key as well
        var copies = List.of(new Cell("other", "text", cell.row(), 1), new Cell("note", "title", cell.row(), 1),
                new Cell("note", "text", UUID.randomUUID(), 1), new Cell("note", "text", cell.row(), 2),
                new Cell("notet", "ext", cell.row(), 1));
        for (Cell copy : copies) {
            assertThrows(IllegalStateException.class, () -> opened(person, copy, sealed), copy.toString());
        }
        assertThrows(IllegalStateException.class, () -> opened(other, cell, sealed));
        assertEquals(WORDS, opened(person, cell, sealed));
    }

    @Test
    void one_changed_byte_is_noticed_wherever_it_stands_and_no_word_is_said_of_it() {
        var person = person();
        var cell = cell();
        byte[] sealed = sealed(person, cell);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            var refused = assertThrows(IllegalStateException.class, () -> opened(person, cell, changed));
            assertFalse(refused.toString().contains("睡") || refused.getCause().toString().contains("睡"));
        }
    }

    @Test
    void a_data_key_copied_to_another_person_opens_nothing() {
        var person = person();
        var other = person();
        var cell = cell();
        byte[] sealed = sealed(person, cell);
        sealed(other, cell);
        sql("update data_key set wrapped = (select wrapped from data_key where person_id = :a) where person_id = :b", person,
                other);
        assertThrows(IllegalStateException.class, () -> opened(other, cell, sealed));
        assertThrows(IllegalStateException.class, () -> sealed(other, cell));
    }

    @Test
    void who_is_erased_can_neither_be_read_nor_written_about() {
        var person = person();
        var bystander = person();
        var cell = cell();
        byte[] sealed = sealed(person, cell);
        byte[] kept = sealed(bystander, cell);
        erase(person);
        erase(person);
        assertEquals("erased", assertThrows(Refusal.class, () -> opened(person, cell, sealed)).getMessage());
        assertEquals("erased", assertThrows(Refusal.class, () -> sealed(person, cell)).getMessage());
        assertEquals(WORDS, opened(bystander, cell, kept));
        var never = person();
        erase(never); // of whom nothing was written
        assertThrows(Refusal.class, () -> sealed(never, cell));
    }

    @Test
    void two_who_write_first_at_the_same_moment_use_one_key() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                var person = person();
                var cell = cell();
                Callable<byte[]> seal = () -> sealed(person, cell);
                for (var sealed : threads.invokeAll(java.util.Collections.nCopies(8, seal))) {
                    assertEquals(WORDS, opened(person, cell, sealed.get()));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_value_is_found_by_its_keyed_hash_under_its_kind_only() {
        assertArrayEquals(vault.hash("phone", "13800138000"), vault.hash("phone", "13800138000"));
        assertEquals(32, vault.hash("phone", "13800138000").length);
        assertFalse(Arrays.equals(vault.hash("phone", "13800138000"), vault.hash("phone", "13800138001")));
        assertFalse(Arrays.equals(vault.hash("phone", "13800138000"), vault.hash("contact", "13800138000")));
        assertFalse(Arrays.equals(vault.hash("ab", "c"), vault.hash("a", "bc")));
    }

    @Test
    void a_pseudonym_is_the_same_each_time_and_another_for_each_purpose_and_person() {
        var person = UUID.randomUUID();
        assertEquals(vault.pseudonym("audit", person), vault.pseudonym("audit", person));
        var names = new HashSet<UUID>();
        for (int i = 0; i < 100; i++) {
            names.add(vault.pseudonym("audit", UUID.randomUUID()));
            names.add(vault.pseudonym("release " + i, person));
        }
        assertEquals(200, names.size());
        assertNotEquals(person, vault.pseudonym("audit", person));
        assertTrue(names.stream().allMatch(n -> n.version() == 8 && n.variant() == 2));
    }

    static UUID person() {
        return QuarkusTransaction.requiringNew().call(() -> Person.numbered("T-" + someone()).id);
    }

    static Cell cell() {
        return new Cell("note", "text", UUID.randomUUID(), 1);
    }

    private byte[] sealed(UUID person, Cell cell) {
        return QuarkusTransaction.requiringNew().call(() -> vault.seal(person, cell, WORDS));
    }

    private String opened(UUID person, Cell cell, byte[] sealed) {
        return QuarkusTransaction.requiringNew().call(() -> vault.open(person, cell, sealed));
    }

    private void erase(UUID person) {
        QuarkusTransaction.requiringNew().run(() -> vault.erase(person));
    }

    private static void sql(String sql, UUID a, UUID b) {
        QuarkusTransaction.requiringNew().run(() -> DataKey.getEntityManager().createNativeQuery(sql).setParameter("a", a)
                .setParameter("b", b).executeUpdate());
    }
}
