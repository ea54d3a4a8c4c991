package cn.zhijia.counselling.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 数据密钥: one person's, AES-256-GCM. Read from the database each time, so that one that was destroyed opens nothing any more. */
@Entity
class DataKey extends PanacheEntityBase {

    @Id
    UUID personId;
    @Embedded
    WrappedKeys keys;
    Instant createdAt;
    Instant destroyedAt;

    /** This person's key, made when there is none yet. */
    static DataKey of(UUID person, KeyRing ring) {
        DataKey known = findById(person);
        if (known == null) {
            var made = WrappedKeys.make(PredefinedAeadParameters.AES256_GCM, ring, context(person));
            getEntityManager().createNativeQuery("""
                    insert into data_key (person_id, kek_id, wrapped, created_at) values (:person, :kek, :wrapped, zhijia_now())
                    on conflict do nothing""").setParameter("person", person).setParameter("kek", made.kekId)
                    .setParameter("wrapped", made.wrapped).executeUpdate();
            known = findById(person); // ours, or of whoever was first
        }
        return known;
    }

    /** What was sealed for this person cannot be read from now on, and nothing is sealed for the person any more. */
    static void destroy(UUID person) {
        getEntityManager().createNativeQuery("""
                insert into data_key (person_id, created_at, destroyed_at) values (:person, zhijia_now(), zhijia_now())
                on conflict (person_id) do update set kek_id = null, wrapped = null, destroyed_at = zhijia_now()
                where data_key.destroyed_at is null""").setParameter("person", person).executeUpdate();
        DataKey known = findById(person);
        getEntityManager().refresh(known);
    }

    Aead open(KeyRing ring) throws GeneralSecurityException {
        if (destroyedAt != null) {
            throw new Refusal("erased");
        }
        return keys.open(ring, context(personId)).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static byte[] context(UUID person) {
        return new Parts().text("zhijia data key 1").uuid(person).bytes();
    }
}
