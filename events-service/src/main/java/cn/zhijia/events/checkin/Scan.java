package cn.zhijia.events.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import cn.zhijia.events.checkin.ticket.Verdict;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** 验票记录: a sighting, and what was said about it. Never changed: the database refuses. Written by SQL, many at once. */
@Entity
public class Scan extends PanacheEntityBase {

    /**
     * In which scans of one registration and day count: trusted before doubtful, then by time, then by id, as SQL sorts them.
     */
    static final Comparator<Scan> RANK = Comparator.<Scan, Boolean> comparing(s -> s.doubtful)
            .thenComparing(s -> s.scannedAt).thenComparing(s -> s.id.toString());

    private static final String WRITE = """
            insert into scan select * from jsonb_populate_recordset(cast(null as scan), cast(:rows as jsonb))
            on conflict (id) do nothing
            """;

    @Id
    UUID id;
    UUID eventId;
    UUID registrationId;
    Integer ticketVersion;
    String digest;
    String deviceId;
    String gate;
    @Enumerated(EnumType.STRING)
    Direction direction;
    boolean reported;
    Instant scannedAt;
    Instant receivedAt;
    boolean clockOff;
    boolean doubtful;
    LocalDate day;
    @Enumerated(EnumType.STRING)
    Verdict verdict;
    boolean passed;
    UUID firstScanId;
    UUID scannedBy;

    /** Those of these ids that are written down. */
    static List<Scan> known(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** Who went through, of these registrations; not what was reversed. */
    static List<Scan> movements(Collection<UUID> registrations) {
        return registrations.isEmpty() ? List.of()
                : list("registrationId in ?1 and passed and id not in (select scanId from ScanReversal)", registrations);
    }

    /** Writes them down, in one statement; whether all of them were new. */
    static boolean write(Collection<Scan> scans) {
        var rows = new JsonArray(scans.stream().map(s -> new JsonObject(s.row())).toList());
        return getEntityManager().createNativeQuery(WRITE).setParameter("rows", rows.encode()).executeUpdate() == scans.size();
    }

    private Map<String, Object> row() {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id.toString());
        row.put("event_id", eventId.toString());
        row.put("registration_id", registrationId == null ? null : registrationId.toString());
        row.put("ticket_version", ticketVersion);
        row.put("digest", digest);
        row.put("device_id", deviceId);
        row.put("gate", gate);
        row.put("direction", direction.name());
        row.put("reported", reported);
        row.put("scanned_at", scannedAt.toString());
        row.put("received_at", receivedAt.toString());
        row.put("clock_off", clockOff);
        row.put("doubtful", doubtful);
        row.put("day", day.toString());
        row.put("verdict", verdict.name());
        row.put("passed", passed);
        row.put("first_scan_id", firstScanId == null ? null : firstScanId.toString());
        row.put("scanned_by", scannedBy.toString());
        return row;
    }

    boolean is(Sighting sighting, UUID event) {
        return eventId.equals(event) && digest.equals(sighting.digest());
    }

    boolean isEntry() {
        return direction == Direction.ENTRY;
    }

    public UUID id() {
        return id;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public UUID eventId() {
        return eventId;
    }

    public boolean passed() {
        return passed;
    }
}
