package cn.zhijia.counselling.erasure.ledger;

import java.util.List;
import java.util.UUID;

/**
 * 删除台账, kept outside the database and outside its backups: after an older database was brought back it says who must be
 * erased again. Persons are the ids of their rows, which without the database are nobody's.
 */
public interface Ledger {

    /** Returns when it would survive the loss of power. Written twice is written once. */
    void append(UUID person);

    /** Everybody who was ever appended. */
    List<UUID> all();
}
