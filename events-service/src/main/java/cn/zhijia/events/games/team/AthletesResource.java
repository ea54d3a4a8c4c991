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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Problem;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import cn.zhijia.kit.Slice;

@Path("/v1/meets/{id}/teams/{teamId}/athletes")
@Tag(name = "Games")
class AthletesResource {

    private final Caller caller;

    AthletesResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ "member", "organizer" })
    @Transactional
    @Operation(operationId = "listMeetAthletes", summary = "The athletes of a team", description = "For organizers of the meet, the captain and the athletes of the team; nobody else is told whether there are any.")
    @APIResponse(responseCode = "200", description = "A page of athletes.")
    public RestResponse<AthletePage> list(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var meet = Meet.get(id);
        Team.of(id, teamId);
        if (!Team.shownTo(caller, meet).test(teamId)) {
            throw Refusal.notFound();
        }
        var after = cursor == null ? new UUID(0, 0) : UUID.fromString(Cursor.read(cursor, "athletes " + teamId, 1).get(0));
        List<Athlete> found = Athlete
                .<Athlete> find("from Athlete a join fetch a.person where a.teamId = ?1 and a.id > ?2 order by a.id", teamId,
                        after)
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next("athletes " + teamId, last -> List.of(last.id));
        return Pages.answer(new AthletePage(slice.as(AthleteView::of), next), next, uri);
    }

    @PUT
    @Path("{memberNo}")
    @RolesAllowed("organizer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "putMeetAthlete", summary = "Put somebody on a team", description = "By organizers of the meet, while it is open for entries. An athlete is in one team of a meet, and may be of any union. Another name replaces the first.")
    @APIResponse(responseCode = "201", description = "On the team.")
    @APIResponse(responseCode = "200", description = "Renamed, or just as it was.")
    @APIResponse(responseCode = "409", description = "meet-state, athlete-in-other-team")
    public RestResponse<AthleteView> put(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @PathParam("memberNo") @Pattern(regexp = TeamBody.MEMBER_NO) String memberNo, @NotNull @Valid AthleteBody body) {
        var name = body.name().strip();
        var meet = Meet.locked(id, caller);
        var team = Team.of(id, teamId);
        var known = Athlete.numbered(id, memberNo);
        if (known.isEmpty()) {
            meet.require(MeetState.ENTRIES);
            var athlete = Athlete.made(team, Person.numbered(memberNo), name);
            return RestResponse.status(RestResponse.Status.CREATED, AthleteView.of(athlete));
        }
        var athlete = known.get();
        if (!athlete.teamId.equals(teamId)) {
            throw new Refusal("athlete-in-other-team");
        }
        if (!athlete.name.equals(name)) {
            meet.require(MeetState.ENTRIES);
            athlete.rename(name);
        }
        return RestResponse.ok(AthleteView.of(athlete));
    }

    @DELETE
    @Path("{memberNo}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "deleteMeetAthlete", summary = "Take somebody off a team", description = "While the meet is open for entries, and who is entered in no discipline. Twice is no error.")
    @APIResponse(responseCode = "204", description = "Not on the team any more.")
    @APIResponse(responseCode = "409", description = "meet-state, still-entered")
    public RestResponse<Void> delete(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @PathParam("memberNo") @Pattern(regexp = TeamBody.MEMBER_NO) String memberNo) {
        var meet = Meet.locked(id, caller);
        Team.of(id, teamId);
        Athlete.numbered(id, memberNo).filter(athlete -> athlete.teamId.equals(teamId)).ifPresent(athlete -> {
            meet.require(MeetState.ENTRIES);
            athlete.remove();
        });
        return RestResponse.noContent();
    }
}
