package cn.zhijia.counselling.vault;

import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The service's keys for keyed hashes, opened once at start: a service whose key-encryption key is not the one that wrapped
 * them does not start, rather than seal with a key under which nothing else can be read.
 */
@Singleton
class Secrets {

    enum Purpose {
        SEARCH,
        PSEUDONYM,
        WEBHOOK;

        byte[] context() {
            return new Parts().text("zhijia secret 1").text(name()).bytes();
        }
    }

    private final KeyRing ring;
    private Map<Purpose, PrfSet> opened = Map.of();

    Secrets(KeyRing ring) {
        this.ring = ring;
    }

    void start(@Observes StartupEvent event) {
        opened = QuarkusTransaction.requiringNew().call(() -> open(ring));
    }

    /** Needs a transaction. */
    static Map<Purpose, PrfSet> open(KeyRing ring) {
        var opened = new EnumMap<Purpose, PrfSet>(Purpose.class);
        try {
            AeadConfig.register();
            PrfConfig.register();
            for (var purpose : Purpose.values()) {
                var keys = VaultSecret.of(purpose, ring).keys;
                requireKey(keys.kekId, ring);
                opened.put(purpose,
                        keys.open(ring, purpose.context()).getPrimitive(RegistryConfiguration.get(), PrfSet.class));
            }
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new ConfigurationException("A key in zhijia.vault.keys is not the one of that name: " + e.getMessage());
        }
        wrapping().forEach(id -> requireKey(id, ring));
        return opened;
    }

    private static void requireKey(String id, KeyRing ring) {
        if (ring.key(id).isEmpty()) {
            throw new ConfigurationException("zhijia.vault.keys lacks the key " + id + ", which still wraps what is kept here");
        }
    }

    /** The ids of all keys that wrap data keys: from one to the next through the index, not through all people. */
    @SuppressWarnings("unchecked")
    private static List<String> wrapping() {
        return DataKey.getEntityManager().createNativeQuery("""
                with recursive wrapping (id) as (select min(kek_id) from data_key union all
                    select (select min(kek_id) from data_key where kek_id > id) from wrapping where id is not null)
                select id from wrapping where id is not null""").getResultList();
    }

    byte[] hash(Purpose purpose, byte[] value) {
        try {
            return opened.get(purpose).computePrimary(value, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not be hashed for " + purpose, e);
        }
    }
}
