package cn.zhijia.counselling.note;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Note")
record NoteView(@Schema(required = true) UUID appointment,
        @Schema(required = true, minimum = "1", maximum = "50") int version, @Schema(required = true) NoteState state,
        @Schema(required = true) Instant writtenAt, Instant signedAt,
        @Schema(maxLength = 20_000, description = "Absent in lists.") String text,
        @Schema(description = "For a supervisor: whom it is about, the same for all notes of one person that this supervisor sees.") UUID pseudonym) {

    static NoteView of(Note n, String text, UUID pseudonym) {
        return new NoteView(n.appointmentId, n.version, n.state(), n.writtenAt, n.signedAt, text, pseudonym);
    }

    /** Without what it says. */
    static NoteView of(Note n) {
        return of(n, null, null);
    }

    @Override
    public String toString() {
        return "Note " + version + " of " + appointment; // never what it says
    }
}
