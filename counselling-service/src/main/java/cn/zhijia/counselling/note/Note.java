package cn.zhijia.counselling.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.Session;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 会谈记录: one version of what the assigned counsellor wrote about a session. A draft is edited by its author alone; signed, it
 * stays as it is, and is amended by the next version.
 */
@Entity
class Note extends PanacheEntityBase {

    /** Later than any note. */
    static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @Id
    UUID id;
    UUID appointmentId;
    int version;
    /** Whom it is about. */
    UUID personId;
    UUID authorId;
    byte[] text;
    /** Counts the edits of a draft. */
    long edition;
    Instant writtenAt;
    Instant signedAt;

    protected Note() {
    }

    Note(Session session, int version, Person author) {
        id = UUID.randomUUID();
        appointmentId = session.appointment();
        this.version = version;
        personId = session.member();
        authorId = author.id;
    }

    static Optional<Note> of(UUID appointment, int version) {
        return find("appointmentId = ?1 and version = ?2", appointment, version).singleResultOptional();
    }

    static boolean exists(UUID appointment, int version) {
        return count("appointmentId = ?1 and version = ?2", appointment, version) > 0;
    }

    /** The author's note, held until commit; 404 for everybody else. */
    static Note lock(UUID appointment, int version, Caller author) {
        return Note.<Note> find("appointmentId = ?1 and version = ?2", appointment, version)
                .withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional().filter(n -> n.isBy(author))
                .orElseThrow(Refusal::notFound);
    }

    static List<Note> about(UUID appointment) {
        return list("appointmentId = ?1 order by version", appointment);
    }

    /** What is written about this person, drafts too, the latest first, behind this place in the list. */
    static List<Note> ofPerson(UUID person, Instant before, UUID after, int most) {
        return Note.<Note> find("""
                personId = ?1 and (writtenAt < ?2 or writtenAt = ?2 and id > ?3)
                order by writtenAt desc, id""", person, before, after).page(0, most).list();
    }

    boolean isBy(Caller caller) {
        return caller.has("counsellor") && Person.known(caller).filter(p -> p.id.equals(authorId)).isPresent();
    }

    NoteState state() {
        return signedAt == null ? NoteState.DRAFT : NoteState.SIGNED;
    }

    /** The next version is written when the one before has been signed. */
    static void requireSignedBefore(UUID appointment, int version) {
        if (version > 1 && of(appointment, version - 1).filter(n -> n.signedAt != null).isEmpty()) {
            throw new Refusal("earlier-note-not-signed");
        }
    }

    void write(String plain, Vault vault, Instant now) {
        if (signedAt != null) {
            throw new Refusal("note-signed");
        }
        edition++;
        text = vault.seal(personId, cell(), plain);
        writtenAt = now;
    }

    String read(Vault vault) {
        return vault.open(personId, cell(), text);
    }

    private Cell cell() {
        return new Cell("note", "text", id, edition);
    }

    void sign(Instant now) {
        signedAt = now;
    }

    /** For the entity tag, beside the edition: signing is no edit. */
    long counts() {
        return signedAt == null ? 0 : 1;
    }
}
