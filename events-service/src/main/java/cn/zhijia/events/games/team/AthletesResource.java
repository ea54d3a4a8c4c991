package cn.zhijia.events.games.team;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

@Path("/v1/meets/{id}/teams/{teamId}/athletes")
@Tag(name = "Games")
class AthletesResource {

    private final Caller caller;
    private final Preconditions preconditions;

    AthletesResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listMeetAthletes", summary = "The athletes of a team", description = "For organizers of the meet, the captain and the athletes of the team; nobody else is told whether there are any.")
    @APIResponse(responseCode = "200", description = "A page of athletes.")
    public RestResponse<AthletePage> list(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        requireShown(id, teamId);
        var after = cursor == null ? new UUID(0, 0) : UUID.fromString(Cursor.read(cursor, "athletes " + teamId, 1).get(0));
        List<Athlete> found = Athlete
                .<Athlete> find("from Athlete a join fetch a.person where a.teamId = ?1 and a.id > ?2 order by a.id", teamId,
                        after)
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next("athletes " + teamId, last -> List.of(last.id));
        return Pages.answer(new AthletePage(slice.as(AthleteView::of), next), next, uri);
    }

    @GET
    @Path("{memberNo}")
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "getMeetAthlete", summary = "Read an athlete", description = "With the ETag that a change sends back. For organizers of the meet, the captain and the athletes of the team; others get 404.")
    @APIResponse(responseCode = "200", description = "The athlete.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<AthleteView> get(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @PathParam("memberNo") @Pattern(regexp = TeamBody.MEMBER_NO) String memberNo) {
        requireShown(id, teamId);
        var athlete = Athlete.numbered(id, memberNo).filter(a -> a.teamId.equals(teamId)).orElseThrow(Refusal::notFound);
        return preconditions.read(AthleteView.of(athlete), athlete.version, athlete.disciplines);
    }

    @PUT
    @Path("{memberNo}")
    @RolesAllowed("organizer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "putMeetAthlete", summary = "Put somebody on a team", description = "By organizers of the meet, while it is open for entries. An athlete is in one team of a meet, and may be of any union. Another name needs If-Match, and so does putting somebody on a team again who was taken off it: with the ETag that the taking off answered. A late repeat then gets 428 or 412 and changes nothing.")
    @APIResponse(responseCode = "201", description = "On the team.")
    @APIResponse(responseCode = "200", description = "Renamed, or just as it was.")
    @APIResponse(responseCode = "409", description = "meet-state, athlete-in-other-team")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<AthleteView> put(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @PathParam("memberNo") @Pattern(regexp = TeamBody.MEMBER_NO) String memberNo, @NotNull @Valid AthleteBody body) {
        var name = body.name().strip();
        var meet = Meet.locked(id, caller);
        var team = Team.of(id, teamId);
        var known = Athlete.numbered(id, memberNo);
        var athlete = known.orElseGet(() -> join(meet, team, memberNo, name));
        if (!athlete.teamId.equals(teamId)) {
            throw new Refusal("athlete-in-other-team");
        }
        if (!athlete.name.equals(name)) {
            meet.require(MeetState.ENTRIES);
            preconditions.requireMatch(athlete.version);
            athlete.rename(name);
        }
        return preconditions.written(AthleteView.of(athlete), athlete.version, athlete.disciplines, known.isEmpty());
    }

    private Athlete join(Meet meet, Team team, String memberNo, String name) {
        meet.require(MeetState.ENTRIES);
        var before = new TakenOff(team.id, memberNo).version();
        before.ifPresent(preconditions::requireMatch);
        return Athlete.made(team, Person.numbered(memberNo), name, before.map(version -> version + 1).orElse(0L));
    }

    @DELETE
    @Path("{memberNo}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "deleteMeetAthlete", summary = "Take somebody off a team", description = "While the meet is open for entries, and who is entered in no discipline. Twice is no error; the second time that somebody is taken off a team, put on it again in between, needs If-Match. The ETag answered is for putting the same person on this team again.")
    @APIResponse(responseCode = "204", description = "Not on the team any more.", headers = @Header(name = "ETag", description = "For putting the same person on this team again.", schema = @Schema(implementation = String.class, maxLength = 100)))
    @APIResponse(responseCode = "409", description = "meet-state, still-entered")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<Void> delete(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @PathParam("memberNo") @Pattern(regexp = TeamBody.MEMBER_NO) String memberNo) {
        var meet = Meet.locked(id, caller);
        Team.of(id, teamId);
        var takenOff = new TakenOff(teamId, memberNo);
        Athlete.numbered(id, memberNo).filter(athlete -> athlete.teamId.equals(teamId)).ifPresent(athlete -> {
            meet.require(MeetState.ENTRIES);
            takenOff.version().ifPresent(before -> preconditions.requireMatch(athlete.version));
            athlete.remove();
        });
        var answer = RestResponse.ResponseBuilder.<Void> noContent();
        takenOff.version().ifPresent(version -> answer.header(HttpHeaders.ETAG, "\"" + version + "\""));
        return answer.build();
    }

    private void requireShown(UUID meet, UUID team) {
        Team.of(meet, team);
        if (!Team.shownTo(caller, Meet.get(meet)).test(team)) {
            throw Refusal.notFound();
        }
    }
}
