package cn.zhijia.events.checkin.record;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 撤销: a counter-entry to a scan that should not have been; both stay. */
@Entity
class ScanReversal extends PanacheEntityBase {

    @Id
    UUID scanId;
    String reason;
    UUID reversedBy;
    Instant reversedAt;

    /** Reverses the scan unless it is reversed already; whether this call did. */
    static boolean write(UUID scan, String reason, UUID by) {
        return getEntityManager().createNativeQuery("""
                insert into scan_reversal (scan_id, reason, reversed_by, reversed_at) values (:scan, :reason, :by, zhijia_now())
                on conflict (scan_id) do nothing""").setParameter("scan", scan).setParameter("reason", reason)
                .setParameter("by", by).executeUpdate() == 1;
    }
}
