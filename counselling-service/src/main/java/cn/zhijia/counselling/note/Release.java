package cn.zhijia.counselling.note;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A signed note that its author shows to one supervisor (督导), under a pseudonym. */
@Entity
@Table(name = "note_release")
class Release extends PanacheEntityBase {

    private static final Duration TERM = Duration.ofDays(30);

    @Id
    UUID id;
    UUID noteId;
    UUID supervisorId;
    Instant releasedAt;
    Instant expiresAt;
    Instant endedAt;

    protected Release() {
    }

    Release(UUID id, Note note, UUID supervisor, Instant now) {
        this.id = id;
        noteId = note.id;
        supervisorId = supervisor;
        releasedAt = now;
        expiresAt = now.plus(TERM);
    }

    static boolean isOpen(Note note, UUID supervisor, Instant now) {
        return count("noteId = ?1 and supervisorId = ?2 and endedAt is null and expiresAt > ?3", note.id, supervisor, now) > 0;
    }

    /** Makes room for another one where the last has run out. */
    static void endExpired(Note note, Instant now) {
        update("endedAt = expiresAt where noteId = ?1 and endedAt is null and expiresAt <= ?2", note.id, now);
    }

    static boolean isLive(Note note) {
        return count("noteId = ?1 and endedAt is null", note.id) > 0;
    }

    void end(Instant now) {
        endedAt = endedAt == null ? now.isBefore(expiresAt) ? now : expiresAt : endedAt;
    }

    /** When nobody could read it any more, by decision or in time; null while it can be read. */
    Instant endedBy(Instant now) {
        return endedAt != null ? endedAt : expiresAt.isAfter(now) ? null : expiresAt;
    }
}
