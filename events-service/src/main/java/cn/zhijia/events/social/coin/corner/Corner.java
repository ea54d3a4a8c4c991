package cn.zhijia.events.social.coin.corner;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.Social;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 互动角, such as 咖啡角. */
@Entity
public class Corner extends PanacheEntityBase {

    /** Who earns there at once. */
    @Schema(name = "CornerMode")
    enum Mode {
        SOLO,
        PAIR
    }

    @Id
    UUID id;
    @Version
    long version;
    UUID socialId;
    String title;
    @Enumerated(EnumType.STRING)
    Mode mode;
    int coins;
    byte[] secret;

    /** Of this social; 404 otherwise. */
    static Corner get(Social social, UUID id) {
        return Corner.<Corner> find("socialId = ?1 and id = ?2", social.id(), id).firstResultOptional()
                .orElseThrow(Refusal::notFound);
    }
}
