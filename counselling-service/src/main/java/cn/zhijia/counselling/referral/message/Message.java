package cn.zhijia.counselling.referral.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.referral.attempt.By;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 消息 (a FHIR Communication). */
@Entity
@Immutable
@Table(name = "referral_message")
class Message extends PanacheEntityBase {

    static final String FIRST = Instant.EPOCH.toString();

    @Id
    UUID id;
    UUID attemptId;
    String client;
    UUID byId;
    byte[] text;
    Instant at;

    protected Message() {
    }

    Message(UUID id, UUID attempt, By by, UUID member, String text, Vault vault, Instant now) {
        this.id = id;
        attemptId = attempt;
        client = by.client();
        byId = by.person();
        this.text = vault.seal(member, cell(id), text);
        at = now;
    }

    static List<Message> of(UUID attempt, Instant after, UUID id, int most) {
        return Message.<Message> find("attemptId = ?1 and (at > ?2 or at = ?2 and id > ?3) order by at, id", attempt, after, id)
                .page(0, most).list();
    }

    boolean says(UUID attempt, By by, UUID member, String said, Vault vault) {
        return attemptId.equals(attempt) && Objects.equals(client, by.client()) && Objects.equals(byId, by.person())
                && text(member, vault).equals(said);
    }

    String text(UUID member, Vault vault) {
        return vault.open(member, cell(id), text);
    }

    private static Cell cell(UUID id) {
        return new Cell("referral_message", "text", id, 0);
    }
}
