package cn.zhijia.counselling.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The key-encryption key is changed on the running service, and the start refuses one that is not the right one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyChangeTest {

    private static final FileKey NEXT = new FileKey("next", random());
    private static final Map<UUID, byte[]> WRITTEN = new HashMap<>();

    @TempDir
    Path directory;

    @Inject
    Vault vault;

    @Inject
    KeyRing ring;

    @Inject
    Rewrap rewrap;

    /** Fails as if the process had been killed, after so many. */
    private record Dying(KeyEncryptionKey key, int[] left) implements KeyEncryptionKey {

        @Override
        public String id() {
            return key.id();
        }

        @Override
        public byte[] wrap(byte[] plain, byte[] context) throws GeneralSecurityException {
            if (left[0]-- == 0) {
                throw new IllegalStateException("killed");
            }
            return key.wrap(plain, context);
        }

        @Override
        public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
            return key.unwrap(wrapped, context);
        }
    }

    @AfterEach
    void as_the_running_service_expects() {
        new Rewrap(new KeyRing(List.of(KeyRing.DEVELOPMENT, NEXT))).run();
    }

    @Test
    void wrapping_anew_that_was_killed_half_way_goes_on_and_everything_stays_readable() {
        write(230);
        var both = new KeyRing(List.of(NEXT, KeyRing.DEVELOPMENT));
        byte[] phone = vault.hash("phone", "13800138000");
        var dying = new KeyRing(List.of(new Dying(NEXT, new int[] { 150 }), KeyRing.DEVELOPMENT));
        assertThrows(IllegalStateException.class, () -> new Rewrap(dying).run());
        assertEquals(Rewrap.BATCH, wrappedBy("next")); // the batch that was under way was undone
        assertTrue(wrappedBy("development") >= 130);
        assertReadable(both);
        assertTrue(refusal(List.of(NEXT)).contains("lacks the key development"));
        new Rewrap(both).run();
        assertEquals(0, wrappedBy("development"));
        assertReadable(new KeyRing(List.of(NEXT)));
        var secrets = start(List.of(NEXT));
        assertArrayEquals(phone, new Vault(both, secrets).hash("phone", "13800138000"));
        new Rewrap(both).run(); // nothing is left, nothing happens
        assertEquals(0, wrappedBy("development"));
    }

    @Test
    void two_replicas_share_the_work() throws Exception {
        write(150);
        long all = wrappedBy("development");
        var both = new KeyRing(List.of(NEXT, KeyRing.DEVELOPMENT));
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> run = () -> {
                new Rewrap(both).run();
                return null;
            };
            for (Future<Void> done : threads.invokeAll(List.of(run, run))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        new Rewrap(both).run(); // what each left to the other
        assertEquals(0, wrappedBy("development"));
        assertEquals(all, wrappedBy("next"));
        assertReadable(both);
    }

    @Test
    void a_key_that_does_not_open_keeps_nobody_else_waiting() {
        write(120);
        var broken = WRITTEN.keySet().iterator().next();
        sql("update data_key set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) where person_id = '" + broken
                + "'");
        var both = new KeyRing(List.of(NEXT, KeyRing.DEVELOPMENT));
        new Rewrap(both).run();
        assertEquals(1, wrappedBy("development"));
        sql("delete from data_key where person_id = '" + broken + "'");
        WRITTEN.remove(broken);
        assertReadable(both);
    }

    @Test
    void what_is_written_under_the_old_key_meanwhile_is_readable_under_both() {
        var both = new KeyRing(List.of(NEXT, KeyRing.DEVELOPMENT));
        new Rewrap(both).run();
        write(1); // by a replica that has not heard of the next key
        assertReadable(both);
        new Rewrap(both).run();
        assertEquals(0, wrappedBy("development"));
        assertReadable(both);
    }

    @Test
    void the_running_service_looked_for_its_key_when_it_started() {
        assertEquals(3, count("select count(*) from vault_secret where kek_id = '" + ring.present().id() + "'"));
        rewrap.run(); // one key only: nothing to do
        assertEquals("development", ring.present().id());
    }

    @Test
    void production_does_not_start_without_a_key_or_with_the_published_one() throws IOException {
        assertTrue(refused(Optional.empty(), false).contains("zhijia.vault.keys is not set"));
        assertTrue(refused(Optional.of(file("short", "c2hvcnQ=")), false).endsWith("the key short has not 32 bytes"));
        var development = file("prod", "emhpamlhIGRldmVsb3BtZW50IGtleSwgbm90IHNlY3I=");
        assertTrue(refused(Optional.of(development), false).contains("published development key"));
        assertTrue(refused(Optional.of(file("mine", random()) + "," + development), false)
                .contains("published development key"));
    }

    @Test
    void nobody_starts_with_another_key_than_the_one_that_wrapped_what_is_here() throws IOException {
        write(1);
        assertTrue(refused(Optional.of(file("mine", random())), false).contains("lacks the key development"));
        assertTrue(refused(Optional.of(file("development", random())), false).contains("is not the one of that name"));
        start(List.of(KeyRing.DEVELOPMENT));
    }

    @Test
    void a_key_that_cannot_be_used_is_named_without_being_shown() throws IOException {
        assertTrue(refused(Optional.of("a:" + directory.resolve("nowhere")), true).contains("the file of the key a"));
        assertTrue(refused(Optional.of("secretbytes"), true).endsWith("a key is written id:/path/to/file"));
        assertTrue(refused(Optional.of(file("a", "?not base64")), true).endsWith("the key a is not base64"));
        String twice = file("a", random());
        assertTrue(refused(Optional.of(twice + ", " + twice), true).endsWith("two keys have the same name"));
        assertEquals("b", new KeyRing(Optional.of(file("b", random()) + ", " + twice), false).present().id());
    }

    private void write(int people) {
        for (int i = 0; i < people; i++) {
            var person = VaultTest.person();
            WRITTEN.put(person, QuarkusTransaction.requiringNew()
                    .call(() -> vault.seal(person, new Cell("note", "text", person, 1), "words of " + person)));
        }
    }

    private static void assertReadable(KeyRing with) {
        var there = new Vault(with, null);
        var unread = new ArrayList<UUID>();
        QuarkusTransaction.requiringNew().run(() -> WRITTEN.forEach((person, sealed) -> {
            if (!there.open(person, new Cell("note", "text", person, 1), sealed).equals("words of " + person)) {
                unread.add(person);
            }
        }));
        assertEquals(List.of(), unread);
    }

    /** Starts as the service does, on the same database. */
    private static Secrets start(List<? extends KeyEncryptionKey> keys) {
        var secrets = new Secrets(new KeyRing(keys));
        secrets.start(null);
        return secrets;
    }

    private static String refusal(List<? extends KeyEncryptionKey> keys) {
        return assertThrows(ConfigurationException.class, () -> start(keys)).getMessage();
    }

    private static String refused(Optional<String> keys, boolean demoKeyAllowed) {
        return assertThrows(ConfigurationException.class, () -> new Secrets(new KeyRing(keys, demoKeyAllowed)).start(null))
                .getMessage();
    }

    private String file(String id, String key) throws IOException {
        return id + ":" + Files.writeString(directory.resolve(UUID.randomUUID().toString()), key + "\n");
    }

    private static String random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static long wrappedBy(String id) {
        return count("select count(*) from data_key where kek_id = '" + id + "'");
    }

    private static long count(String sql) {
        return QuarkusTransaction.requiringNew().call(
                () -> ((Number) DataKey.getEntityManager().createNativeQuery(sql).getSingleResult()).longValue());
    }

    private static void sql(String sql) {
        QuarkusTransaction.requiringNew().run(() -> DataKey.getEntityManager().createNativeQuery(sql).executeUpdate());
    }
}
