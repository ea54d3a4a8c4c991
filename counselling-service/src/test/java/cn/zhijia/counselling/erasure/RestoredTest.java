package cn.zhijia.counselling.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The service starts with a database in which somebody stands whom the ledger names. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(RestoredTest.FromABackup.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoredTest {

    private static final String ERASED = "0198c5a8-0000-7000-8000-0000000000e1",
            BEGUN = "0198c5a8-0000-7000-8000-0000000000e3";

    public static class FromABackup implements QuarkusTestProfile {

        /** {@code db/restored} puts the rows there that the backup had. */
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                var ledger = Files.createTempDirectory("zhijia-ledger").resolve("erasures");
                Files.writeString(ledger, "BEGUN " + BEGUN + "\nDONE " + ERASED + "\n");
                return Map.of("zhijia.erasure.ledger", ledger.toString(), "quarkus.flyway.locations",
                        "db/kit,db/migration,db/restored");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    EntityManager database;

    @Test
    void whoever_the_ledger_names_is_erased_before_the_service_answers() {
        for (var id : List.of(ERASED, BEGUN)) {
            assertEquals("t f f f", database.createNativeQuery("""
                    select concat_ws(' ', erased_at is not null, sub is not null, member_no is not null, name is not null)
                    from person where id = cast(:id as uuid)""").setParameter("id", id).getSingleResult());
        }
        assertEquals(0L, database.createNativeQuery("select count(*) from contact where person_id = cast(:id as uuid)")
                .setParameter("id", ERASED).getSingleResult());
        assertEquals("未在台账", database.createNativeQuery("select name from person where member_no = 'R-OTHER'")
                .getSingleResult());
    }
}
