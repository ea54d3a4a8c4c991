package cn.zhijia.counselling.vault;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * This installation's key-encryption keys, from {@code zhijia.vault.keys}: {@code id:/path/to/file}, several separated by
 * commas. The first wraps, all unwrap. To rotate, put the new one in front and keep the old one until {@link Rewrap} says that
 * nothing is left for it.
 */
@Singleton
class KeyRing {

    /** Published: whoever has the database has everything that it wraps. */
    static final FileKey DEVELOPMENT = new FileKey("development", "emhpamlhIGRldmVsb3BtZW50IGtleSwgbm90IHNlY3I=");

    private final List<? extends KeyEncryptionKey> keys;

    @Inject
    KeyRing(@ConfigProperty(name = "zhijia.vault.keys") Optional<String> keys,
            @ConfigProperty(name = "zhijia.identity.demo-key-allowed", defaultValue = "false") boolean demoKeyAllowed) {
        this(read(keys, demoKeyAllowed));
    }

    KeyRing(List<? extends KeyEncryptionKey> keys) {
        this.keys = keys;
    }

    /** @param demoKeyAllowed the local suite and the tests, which trust a published key for sign-in too */
    private static List<FileKey> read(Optional<String> named, boolean demoKeyAllowed) {
        if (named.isEmpty()) {
            if (!demoKeyAllowed) {
                throw new ConfigurationException(
                        "zhijia.vault.keys is not set: what people write here needs a key of your own, id:/path/to/file");
            }
            return List.of(DEVELOPMENT);
        }
        try {
            var keys = Arrays.stream(named.get().split(",")).map(String::strip).map(KeyRing::written).toList();
            if (!demoKeyAllowed && keys.stream().anyMatch(DEVELOPMENT::sameAs)) {
                throw new ConfigurationException(
                        "zhijia.vault.keys holds the published development key: anybody could read what it protects");
            }
            if (keys.stream().map(FileKey::id).distinct().count() < keys.size()) {
                throw new IllegalArgumentException("two keys have the same name");
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("zhijia.vault.keys cannot be used: " + e.getMessage());
        }
    }

    private static FileKey written(String named) {
        int colon = named.indexOf(':');
        if (colon < 1 || colon > 32) {
            throw new IllegalArgumentException("a key is written id:/path/to/file");
        }
        return FileKey.in(named.substring(0, colon), Path.of(named.substring(colon + 1)));
    }

    /** The key that wraps what is wrapped from now on. */
    KeyEncryptionKey present() {
        return keys.get(0);
    }

    /** The ids of the keys that only unwrap. */
    String[] former() {
        return keys.stream().skip(1).map(KeyEncryptionKey::id).toArray(String[]::new);
    }

    Optional<? extends KeyEncryptionKey> key(String id) {
        return keys.stream().filter(k -> k.id().equals(id)).findFirst();
    }
}
