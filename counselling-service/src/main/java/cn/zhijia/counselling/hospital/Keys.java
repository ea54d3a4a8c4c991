package cn.zhijia.counselling.hospital;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.counselling.webhook.Ed25519;
import cn.zhijia.counselling.webhook.Hmac;

/** What we sign a hospital's webhooks with: keys of its own, so that no hospital can pass for us at another one's. */
@Singleton
class Keys {

    private final Vault vault;

    Keys(Vault vault) {
        this.vault = vault;
    }

    Hmac hmac(Hospital hospital) {
        return new Hmac(secret(hospital));
    }

    String secret(Hospital hospital) {
        return Hmac.secret(key(hospital, "webhook hmac"));
    }

    Ed25519 ed25519(Hospital hospital) {
        return new Ed25519(key(hospital, "webhook ed25519"));
    }

    private byte[] key(Hospital hospital, String what) {
        return vault.signingKey(what, hospital.id + " " + hospital.secretEdition);
    }
}
