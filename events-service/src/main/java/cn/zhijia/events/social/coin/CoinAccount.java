package cn.zhijia.events.social.coin;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 账户. A wallet has its participant's id. What it holds is moved by the database with each entry, never from here. */
@Entity
public class CoinAccount extends PanacheEntityBase {

    /** ISSUANCE is where coins come from, and below zero by as many as were issued; REDEEMED is where they go. */
    @Schema(name = "CoinAccountKind")
    public enum Kind {
        ISSUANCE,
        WALLET,
        REDEEMED
    }

    @Id
    UUID id;
    UUID socialId;
    @Enumerated(EnumType.STRING)
    Kind kind;
    UUID participantId;
    long balance;
    long earned;

    boolean wallet() {
        return kind == Kind.WALLET;
    }
}
