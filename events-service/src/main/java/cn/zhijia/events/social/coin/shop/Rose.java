package cn.zhijia.events.social.coin.shop;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.coin.CoinPosting;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 玫瑰 for a pair, once. It is no posting: whom it was for is forgotten with the pair, and no ledger tells an organizer of a
 * pair
 * that keeps its happiness to itself.
 */
@Entity
public class Rose extends PanacheEntityBase {

    /** Pairs that this caller may know of: their own, and for organizers those that both agreed to announce. */
    private static final String KNOWN = """
            select p.id from pair p where p.id = :pair and p.social_id = :social
            and (cast(:me as uuid) in (p.one_id, p.other_id) or :organizer and p.one_announce and p.other_announce)
            for share of p
            """;
    private static final String INSERT = """
            insert into rose (id, pair_id, given_at) values (:id, :pair, zhijia_now()) on conflict do nothing
            """;

    @Id
    UUID id;
    UUID pairId;
    Instant givenAt;

    /**
     * Whether the caller may know of this pair, which stays as it is until this transaction ends.
     *
     * @param me the caller's participant, or null
     */
    static boolean known(Social social, UUID pair, UUID me, boolean organizer) {
        return !getEntityManager().createNativeQuery(KNOWN).setParameter("pair", pair).setParameter("social", social.id())
                .setParameter("me", me).setParameter("organizer", organizer).getResultList().isEmpty();
    }

    /** @return false when it was given before under this id; refuses a second one, and an id of what was taken for coins */
    static boolean give(UUID id, UUID pair) {
        boolean now = getEntityManager().createNativeQuery(INSERT).setParameter("id", id).setParameter("pair", pair)
                .executeUpdate() == 1;
        Rose rose = findById(id);
        if (rose == null) {
            throw new Refusal("rose-given");
        }
        if (!rose.pairId.equals(pair) || CoinPosting.findById(id) != null) {
            throw new Refusal("id-in-use");
        }
        return now;
    }
}
