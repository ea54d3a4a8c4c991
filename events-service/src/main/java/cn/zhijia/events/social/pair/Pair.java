package cn.zhijia.events.social.pair;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 牵手成功: two who chose each other. Made by the reveal, and gone without a trace when either leaves, blocks the other or loses
 * the
 * seat (the database sees to that). How the two are reached is no field of it, so that it gets nowhere by accident.
 */
@Entity
public class Pair extends PanacheEntityBase {

    @Id
    UUID id;
    UUID socialId;
    UUID oneId;
    UUID otherId;
    boolean oneAnnounce;
    boolean otherAnnounce;
}
