package cn.zhijia.events.social.coin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 记账: why coins moved. It and its entries are for ever; a mistake is taken back by another one. */
@Entity
public class CoinPosting extends PanacheEntityBase {

    /** What made it. */
    @Schema(name = "CoinSource")
    public enum Source {
        CHECK_IN,
        REDEMPTION,
        REVERSAL,
        /** The end: what was left in the wallets. */
        CLOSING
    }

    @Id
    UUID id;
    @Column(insertable = false, updatable = false)
    long place;
    UUID socialId;
    @Enumerated(EnumType.STRING)
    Source source;
    UUID reverses;
    UUID cornerId;
    UUID itemId;
    UUID oneId;
    UUID otherId;
    String reason;
    Instant postedAt;

    /** Of this social; 404 otherwise. */
    static CoinPosting get(Social social, UUID id) {
        return CoinPosting.<CoinPosting> find("socialId = ?1 and id = ?2", social.id(), id).firstResultOptional()
                .orElseThrow(Refusal::notFound);
    }

    /** Whether these people, one or two, have earned together at this corner; taken back or not. */
    public static boolean earned(UUID corner, List<UUID> people) {
        if (people.size() == 1) {
            return count("cornerId = ?1 and oneId = ?2 and otherId is null", corner, people.get(0)) > 0;
        }
        return count("cornerId = ?1 and oneId in ?2 and otherId in ?2", corner, people) > 0;
    }

    /** Whether this person has been given this item and keeps it. */
    public static boolean taken(UUID item, UUID person) {
        return count("from CoinPosting p where p.itemId = ?1 and p.oneId = ?2 and p.source = ?3"
                + " and not exists (select 1 from CoinPosting r where r.reverses = p.id)", item, person, Source.REDEMPTION) > 0;
    }

    /** Taken back by another posting. */
    public boolean reversed() {
        return count("reverses", id) > 0;
    }

    public boolean of(Social social) {
        return socialId.equals(social.id());
    }

    public boolean about(Social social, UUID participant) {
        return of(social) && people().contains(participant);
    }

    public List<UUID> people() {
        return Stream.of(oneId, otherId).filter(java.util.Objects::nonNull).toList();
    }

    /** The other one of a pair; null when it is about one person. */
    public UUID partner(UUID participant) {
        return people().stream().filter(id -> !id.equals(participant)).findFirst().orElse(null);
    }

    /** What each of its wallets got; below zero for what was taken, zero when nothing moved. */
    public long toEach() {
        return (Long) getEntityManager().createNativeQuery("""
                select coalesce(max(e.amount), 0) from coin_entry e join coin_account a on a.id = e.account_id
                where e.posting_id = :id and a.kind = 'WALLET'
                """).setParameter("id", id).getSingleResult();
    }

    public UUID id() {
        return id;
    }

    public UUID corner() {
        return cornerId;
    }

    public UUID item() {
        return itemId;
    }

    public Instant postedAt() {
        return postedAt;
    }
}
