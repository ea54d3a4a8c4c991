package cn.zhijia.counselling.group;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 小组契约: one version of what everybody in the group promises; kept as long as somebody may have signed it. */
@Entity
@Table(name = "group_contract")
class Contract extends PanacheEntityBase {

    @Id
    UUID id;
    UUID groupId;
    int version;
    String text;
    String sha256;

    protected Contract() {
    }

    Contract(PeerGroup group, int version, String text) {
        id = UUID.randomUUID();
        groupId = group.id;
        this.version = version;
        this.text = text;
        sha256 = hash(text);
    }

    static Contract of(PeerGroup group) {
        return find("groupId = ?1 and version = ?2", group.id, group.contractVersion).singleResult();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
