package cn.zhijia.counselling.note;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.Session;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** What the counsellor writes about a session. There is no list across members, and none for the member. */
@Path("/v1/appointments/{id}/notes")
@Tag(name = "Notes")
@Cache(noStore = true)
class NotesResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;
    private final Reader reader;
    private final Preconditions preconditions;

    NotesResource(Caller caller, DatabaseClock clock, Vault vault, Audit audit, Reader reader, Preconditions preconditions) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
        this.reader = reader;
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @RolesAllowed("counsellor")
    @Operation(operationId = "listNotes", summary = "List the notes of a session", description = "Their versions without their text, for the assigned counsellor.")
    @APIResponse(responseCode = "200", description = "Every version, the first one first.")
    public NoteList list(UUID id) {
        var session = Session.lock(id, caller);
        var notes = Note.about(id).stream().map(NoteView::of).toList();
        audit.record(session.member(), Act.NOTES_LISTED, id, null);
        return new NoteList(notes);
    }

    @PUT
    @Path("{version}")
    @Transactional
    @RolesAllowed("counsellor")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "putNote", summary = "Write a note", description = "By the assigned counsellor, from the check-in on (or after a no-show). Version 1 first; the next version, which amends it, when the one before is signed. A draft is edited with If-Match. The text is sealed with the member's key.")
    @APIResponse(responseCode = "201", description = "A new draft.")
    @APIResponse(responseCode = "200", description = "The draft as it is now.")
    @APIResponse(responseCode = "409", description = "no-session-yet, earlier-note-not-signed, or note-signed.")
    @APIResponse(responseCode = "410", description = "erased.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<NoteView> put(UUID id, @Min(1) @Max(50) int version, @NotNull @Valid NoteBody body) {
        var me = Person.of(caller); // people first, as everywhere
        var session = Session.lock(id, caller);
        if (!Note.exists(id, version)) {
            var note = first(session, version, me);
            write(note, body);
            note.persist();
            return answer(note, body.text(), true);
        }
        var note = Note.lock(id, version, caller);
        if (!note.read(vault).equals(body.text())) {
            if (note.state() == NoteState.DRAFT) {
                preconditions.requireMatch(note.edition);
            }
            write(note, body);
        }
        return answer(note, body.text(), false);
    }

    private static Note first(Session session, int version, Person author) {
        if (!session.begun()) {
            throw new Refusal("no-session-yet");
        }
        Note.requireSignedBefore(session.appointment(), version);
        return new Note(session, version, author);
    }

    private void write(Note note, NoteBody body) {
        note.write(body.text(), vault, clock.now());
        audit.record(note.personId, Act.NOTE_WRITTEN, note.id, null);
    }

    @GET
    @Path("{version}")
    @Transactional
    @RolesAllowed({ "counsellor", "supervisor", "duty-officer" })
    @Operation(operationId = "getNote", summary = "Read a note", description = "For its author; a supervisor whom it was released to, within 30 days and under a pseudonym; and somebody with break-glass access to this member. It does not exist for anybody else. The member sees that it was read.")
    @APIResponse(responseCode = "200", description = "The note.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<NoteView> get(UUID id, @Min(1) @Max(50) int version) {
        var note = Note.of(id, version).orElseThrow(Refusal::notFound);
        return preconditions.read(reader.read(note), note.edition, note.counts());
    }

    @PUT
    @Path("{version}/signature")
    @Transactional
    @RolesAllowed("counsellor")
    @Operation(operationId = "signNote", summary = "Sign a note", description = "By its author, who names what was signed by If-Match. A signed note stays as it is. Signing it again changes nothing.")
    @APIResponse(responseCode = "200", description = "SIGNED.")
    @APIResponse(responseCode = "412", description = "stale-version.")
    @APIResponse(responseCode = "428", description = "if-match-required.")
    public RestResponse<NoteView> sign(UUID id, @Min(1) @Max(50) int version) {
        var note = Note.lock(id, version, caller);
        if (note.state() == NoteState.DRAFT) {
            preconditions.requireMatch(note.edition);
            note.sign(clock.now());
            audit.record(note.personId, Act.NOTE_SIGNED, note.id, null);
        }
        return answer(note, null, false);
    }

    private RestResponse<NoteView> answer(Note note, String text, boolean created) {
        return preconditions.written(NoteView.of(note, text, null), note.edition, note.counts(), created);
    }
}
