package cn.zhijia.counselling.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 单独同意: given for one purpose and one recipient, to one version of a text. Its id is the decision: whoever agrees again after
 * withdrawing makes another one, and a late repeat of the first finds it withdrawn.
 */
@Entity
public class Consent extends PanacheEntityBase {

    /** Fired when a member has withdrawn; the same transaction stops what rests on it. */
    public record Withdrawn(UUID person, Purpose purpose, String recipient) {
    }

    @Id
    UUID id;
    UUID personId;
    @Enumerated(EnumType.STRING)
    Purpose purpose;
    String recipient;
    int textVersion;
    String sha256;
    Instant givenAt;
    Instant withdrawnAt;

    /**
     * Whether this person agrees to this now. What rests on it belongs in the caller's transaction: until that ends a
     * withdrawal waits, and whoever asks while one is under way waits for it and hears no.
     */
    public static boolean given(UUID person, Purpose purpose, String recipient) {
        return !getEntityManager().createNativeQuery("""
                select id from consent where person_id = :person and purpose = :purpose and recipient = :recipient
                and withdrawn_at is null for share""").setParameter("person", person).setParameter("purpose", purpose.name())
                .setParameter("recipient", recipient).getResultList().isEmpty();
    }

    /**
     * Whom this person agrees to now. What rests on it has a row of its own, which whoever hears of {@link Withdrawn} holds:
     * the
     * withdrawal comes after it and undoes it, or is seen here.
     */
    public static Set<String> recipients(UUID person, Purpose purpose) {
        return Consent.<Consent> list("personId = ?1 and purpose = ?2 and withdrawnAt is null", person, purpose).stream()
                .map(c -> c.recipient).collect(Collectors.toSet());
    }

    /** Of two equal ones at the same moment one is made; none while another is live. */
    static boolean insert(UUID id, UUID person, ConsentBody body) {
        return getEntityManager().createNativeQuery("""
                insert into consent (id, person_id, purpose, recipient, text_version, sha256, given_at)
                values (:id, :person, :purpose, :recipient, :version, :sha256, zhijia_now()) on conflict do nothing""")
                .setParameter("id", id).setParameter("person", person).setParameter("purpose", body.purpose().name())
                .setParameter("recipient", body.recipient()).setParameter("version", body.version())
                .setParameter("sha256", body.sha256()).executeUpdate() == 1;
    }

    static Optional<Consent> live(UUID person, ConsentBody body) {
        return find("personId = ?1 and purpose = ?2 and recipient = ?3 and withdrawnAt is null", person, body.purpose(),
                body.recipient()).singleResultOptional();
    }

    /** This person's, held until commit; 404 for everybody else's. */
    static Consent lock(UUID id, UUID person) {
        return Consent.<Consent> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(c -> c.isOf(person))
                .orElseThrow(Refusal::notFound);
    }

    boolean isOf(UUID person) {
        return personId.equals(person);
    }

    boolean says(ConsentBody body) {
        return purpose == body.purpose() && recipient.equals(body.recipient()) && textVersion == body.version()
                && sha256.equals(body.sha256());
    }

    Withdrawn withdraw(Instant now) {
        withdrawnAt = now;
        return new Withdrawn(personId, purpose, recipient);
    }
}
