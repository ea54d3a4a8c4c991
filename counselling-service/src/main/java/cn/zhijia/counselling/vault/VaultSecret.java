package cn.zhijia.counselling.vault;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import com.google.crypto.tink.prf.PredefinedPrfParameters;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A key of the whole service for one kind of keyed hash (HMAC-SHA-256), wrapped like the data keys. */
@Entity
class VaultSecret extends PanacheEntityBase {

    @Id
    @Enumerated(EnumType.STRING)
    Secrets.Purpose purpose;
    @Embedded
    WrappedKeys keys;

    /** The secret, made at the very first start; of two replicas that start together one makes it. */
    static VaultSecret of(Secrets.Purpose purpose, KeyRing ring) {
        VaultSecret known = findById(purpose);
        if (known == null) {
            var made = WrappedKeys.make(PredefinedPrfParameters.HMAC_SHA256_PRF, ring, purpose.context());
            getEntityManager().createNativeQuery(
                    "insert into vault_secret (purpose, kek_id, wrapped) values (:purpose, :kek, :wrapped) on conflict do nothing")
                    .setParameter("purpose", purpose.name()).setParameter("kek", made.kekId)
                    .setParameter("wrapped", made.wrapped).executeUpdate();
            known = findById(purpose);
        }
        return known;
    }
}
