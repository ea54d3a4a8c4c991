package cn.zhijia.counselling.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 联系方式 of one person, sealed as a whole. */
@Entity
class Contact extends PanacheEntityBase {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PHONE = "phone";

    @Id
    UUID personId;
    byte[] content;
    byte[] phoneHash;
    UUID stationId;
    long version;
    Instant writtenAt;

    protected Contact() {
    }

    Contact(UUID person) {
        personId = person;
    }

    static Optional<Contact> of(UUID person) {
        return findByIdOptional(person);
    }

    static Optional<Contact> lock(UUID person) {
        return findByIdOptional(person, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Everybody whom this number reaches: two people may share a telephone, and stay two. */
    static List<Contact> reachedBy(String phone, Vault vault, int most) {
        return Contact.<Contact> find("phoneHash = ?1 order by personId", vault.hash(PHONE, phone)).page(0, most).list();
    }

    static List<Contact> ofStation(UUID station, UUID after, int most) {
        return Contact.<Contact> find("stationId = ?1 and personId > ?2 order by personId", station, after).page(0, most)
                .list();
    }

    void write(ContactBody said, Vault vault, Instant now) {
        version++;
        try {
            content = vault.seal(personId, cell(), JSON.writeValueAsString(said));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
        phoneHash = said.phone() == null ? null : vault.hash(PHONE, said.phone());
        stationId = said.station();
        writtenAt = now;
    }

    ContactBody read(Vault vault) {
        try {
            return JSON.readValue(vault.open(personId, cell(), content), ContactBody.class);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** Without the cause's message, which quotes what it could not read. */
    private static IllegalStateException unreadable(JsonProcessingException e) {
        return new IllegalStateException("A contact is unreadable: " + e.getClass().getSimpleName());
    }

    private Cell cell() {
        return new Cell("contact", "content", personId, version);
    }
}
