package cn.zhijia.events.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 日历订阅: a person's feed for calendar apps, which can send no token. Whoever has its key reads this feed, and nothing else. */
@Entity
class CalendarFeed extends PanacheEntityBase {

    /** One for each device and some to spare. */
    private static final int MOST = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_OCTETS = 32;

    @Id
    UUID id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person person;
    /** SHA-256 in hex; null once it is revoked. The key itself is 256 random bits, so nothing slower is needed. */
    String keyHash;
    /** The ids of all renewals, so that no repeat renews again, however late it comes. */
    List<UUID> renewals = new ArrayList<>();
    Instant createdAt;
    Instant renewedAt;

    static CalendarFeed lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Optional<CalendarFeed> opened(String key) {
        return find("keyHash", hash(key)).firstResultOptional();
    }

    /** Refuses one more that stands. The person is held, so that of two the second counts the first. */
    static void requireRoom(Person person) {
        Person.findById(person.id, LockModeType.PESSIMISTIC_WRITE);
        if (count("person = ?1 and keyHash is not null", person) >= MOST) {
            throw new Refusal("too-many-feeds").with("most", MOST);
        }
    }

    /** A new key, which kills the one before; it is told once and never again. */
    String renew(Instant now) {
        var random = new byte[KEY_OCTETS];
        RANDOM.nextBytes(random);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        keyHash = hash(key);
        renewedAt = now;
        return key;
    }

    void revoke() {
        keyHash = null;
    }

    boolean revoked() {
        return keyHash == null;
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
