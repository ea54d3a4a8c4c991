package cn.zhijia.counselling.erasure.ledger;

import java.util.Map;
import java.util.UUID;

/**
 * 删除台账, kept outside the database and outside its backups: after an older database was brought back it says who must be
 * erased again. Persons are the ids of their rows, which without the database are nobody's.
 */
public interface Ledger {

    /** How far an erasure came. */
    enum Mark {
        /** Before the commit: from here on it may have happened, and only the database knows. */
        BEGUN,
        /** After the commit: it did happen, whatever a database says that is older. */
        DONE
    }

    /** Returns when it would survive the loss of power. Written twice is written once. */
    void append(UUID person, Mark mark);

    /** Everybody who was ever appended, with the farthest mark. */
    Map<UUID, Mark> all();
}
