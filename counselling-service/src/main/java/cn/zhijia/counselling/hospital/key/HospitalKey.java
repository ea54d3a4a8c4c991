package cn.zhijia.counselling.hospital.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 公钥 of a hospital, under a name (kid) that is never given to another key, nor to this one again once it was given up: somebody
 * may still hold what it signed. Whoever adds or removes one holds the hospital's row.
 */
@Entity
class HospitalKey extends PanacheEntityBase {

    private static final int MOST = 4;

    enum AddedBy {
        ADMIN,
        HOSPITAL
    }

    @Id
    UUID id;
    String hospitalId;
    String kid;
    @Enumerated(EnumType.STRING)
    Algorithm algorithm;
    String modulus;
    String x;
    String y;
    String thumbprint;
    @Enumerated(EnumType.STRING)
    AddedBy addedBy;
    Instant addedAt;
    Instant removedAt;

    protected HospitalKey() {
    }

    private HospitalKey(String hospital, String kid, JwkBody key, AddedBy by, Instant now) {
        id = UUID.randomUUID();
        hospitalId = hospital;
        this.kid = kid;
        algorithm = key.alg();
        modulus = key.n();
        x = key.x();
        y = key.y();
        thumbprint = PublicKeys.thumbprint(key);
        addedBy = by;
        addedAt = now;
    }

    static Optional<HospitalKey> of(String hospital, String kid) {
        return find("hospitalId = ?1 and kid = ?2", hospital, kid).singleResultOptional();
    }

    /** Those it may sign in with, the oldest first. */
    static List<HospitalKey> of(String hospital) {
        return list("hospitalId = ?1 and removedAt is null order by addedAt, kid", hospital);
    }

    /** Empty where it is known already under this name; a late repeat brings nothing back. */
    static Optional<HospitalKey> add(String hospital, String kid, JwkBody body, AddedBy by, Instant now) {
        var known = of(hospital, kid);
        if (known.isPresent()) {
            known.get().requireSame(body);
            return Optional.empty();
        }
        if (of(hospital).size() >= MOST) {
            throw new Refusal("too-many-keys").with("most", MOST);
        }
        var key = new HospitalKey(hospital, kid, body, by, now);
        key.persistAndFlush();
        return Optional.of(key);
    }

    private void requireSame(JwkBody body) {
        if (!thumbprint.equals(PublicKeys.thumbprint(body))) {
            throw new Refusal("kid-in-use");
        }
        if (removedAt != null) {
            throw new Refusal("key-given-up");
        }
    }

    /** @param last whether the last one may go: then it signs in no more until an admin enters another */
    void giveUp(boolean last, Instant now) {
        if (removedAt != null) {
            return;
        }
        if (!last && of(hospitalId).size() == 1) {
            throw new Refusal("last-key");
        }
        removedAt = now;
    }
}
