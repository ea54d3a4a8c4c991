package cn.zhijia.events.social.coin.shop;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 可兑换的物品. */
@Entity
public class CoinItem extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID socialId;
    String title;
    int price;

    /** Of this social; 404 otherwise. */
    static CoinItem get(Social social, UUID id) {
        return CoinItem.<CoinItem> find("socialId = ?1 and id = ?2", social.id(), id).firstResultOptional()
                .orElseThrow(Refusal::notFound);
    }
}
