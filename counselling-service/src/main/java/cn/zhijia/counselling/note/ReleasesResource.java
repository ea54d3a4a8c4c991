package cn.zhijia.counselling.note;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Supervision: the author of a note shows it to one supervisor, and takes it back. */
@Path("/v1/appointments/{id}/notes/{version}/releases/{release}")
@Tag(name = "Notes")
class ReleasesResource {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Audit audit;

    ReleasesResource(Caller caller, DatabaseClock clock, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.audit = audit;
    }

    @PUT
    @Transactional
    @RolesAllowed("counsellor")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Operation(operationId = "releaseNote", summary = "Show a note to a supervisor", description = "A signed note, by its author, to one supervisor at a time, for 30 days. The supervisor reads it by its own address and sees a pseudonym in place of the member. The id is chosen by the client, so the call can be repeated.")
    @APIResponse(responseCode = "201", description = "Released.")
    @APIResponse(responseCode = "200", description = "Released before; as it is now.")
    @APIResponse(responseCode = "409", description = "note-not-signed, released-already, or id-in-use.")
    public RestResponse<ReleaseView> release(UUID id, @Min(1) @Max(50) int version, UUID release,
            @NotNull @Valid ReleaseBody body) {
        var supervisor = Person.numbered(body.supervisor()); // people first, as everywhere
        var note = Note.lock(id, version, caller);
        Release known = Release.findById(release);
        if (known == null) {
            return answer(released(release, note, supervisor), body, true);
        }
        if (!known.noteId.equals(note.id) || !known.supervisorId.equals(supervisor.id)) {
            throw new Refusal("id-in-use");
        }
        return answer(known, body, false);
    }

    private Release released(UUID id, Note note, Person supervisor) {
        if (supervisor.id.equals(note.authorId) || supervisor.id.equals(note.personId)) {
            throw Refusal.field("/supervisor", "not-a-third-person");
        }
        if (note.state() == NoteState.DRAFT) {
            throw new Refusal("note-not-signed");
        }
        Release.endExpired(note, clock.now());
        if (Release.isLive(note)) {
            throw new Refusal("released-already");
        }
        var release = new Release(id, note, supervisor.id, clock.now());
        release.persist();
        audit.record(note.personId, Act.NOTE_RELEASED, note.id, null);
        return release;
    }

    private RestResponse<ReleaseView> answer(Release release, ReleaseBody body, boolean created) {
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                ReleaseView.of(release, body.supervisor(), clock.now()));
    }

    @DELETE
    @Transactional
    @RolesAllowed("counsellor")
    @Operation(operationId = "endNoteRelease", summary = "Take a note back from a supervisor", description = "By its author, at once. Taking it back again changes nothing.")
    @APIResponse(responseCode = "204", description = "The supervisor cannot read it any more.")
    public void end(UUID id, @Min(1) @Max(50) int version, UUID release) {
        var note = Note.lock(id, version, caller);
        var known = Release.<Release> findByIdOptional(release).filter(r -> r.noteId.equals(note.id))
                .orElseThrow(Refusal::notFound);
        if (known.endedAt == null) {
            known.end(clock.now());
            audit.record(note.personId, Act.NOTE_RELEASE_ENDED, note.id, null);
        }
    }
}
