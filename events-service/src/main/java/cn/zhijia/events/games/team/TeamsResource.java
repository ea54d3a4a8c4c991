package cn.zhijia.events.games.team;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
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

@Path("/v1/meets/{id}/teams")
@Tag(name = "Games")
class TeamsResource {

    private final Caller caller;
    private final Preconditions preconditions;

    TeamsResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listMeetTeams", summary = "The teams of a meet", description = "By title. Open to guests; a captain is named to organizers of the meet and to the team.")
    @APIResponse(responseCode = "200", description = "A page of teams.")
    public RestResponse<TeamPage> list(@PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var meet = Meet.get(id);
        var from = cursor == null ? List.of("", new UUID(0, 0).toString()) : Cursor.read(cursor, "teams " + id, 2);
        List<Team> found = Team.<Team> find(
                "meetId = ?1 and (title > ?2 or title = ?2 and id > ?3) order by title, id", id, from.get(0),
                UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next("teams " + id, last -> List.of(last.title, last.id));
        var people = Team.shownTo(caller, meet);
        return Pages.answer(new TeamPage(slice.as(t -> TeamView.of(t, people.test(t.id))), next), next,
                uri);
    }

    @GET
    @Path("{teamId}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getMeetTeam", summary = "Read a team", description = "Open to guests; the captain is named to organizers of the meet and to the team.")
    @APIResponse(responseCode = "200", description = "The team, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<TeamView> get(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId) {
        var meet = Meet.get(id);
        var team = Team.of(id, teamId);
        boolean people = Team.shownTo(caller, meet).test(teamId);
        return preconditions.read(TeamView.of(team, people), team.version, people ? 1 : 0);
    }

    @PUT
    @Path("{teamId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putMeetTeam", summary = "Write or change a team", description = "By organizers of the meet, while it is open for entries. The first call makes it under an id of your choice. A change needs If-Match. The title and the captain may be put right until the results are OFFICIAL.")
    @APIResponse(responseCode = "201", description = "The team was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "meet-state, title-taken, too-many-teams, id-in-use, struck-out")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<TeamView> put(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId,
            @NotNull @Valid TeamBody body) {
        var wanted = body.checked();
        var meet = Meet.locked(id, caller);
        Team team = Team.findById(teamId);
        boolean created = team == null;
        if (created) {
            meet.require(MeetState.ENTRIES);
            team = Team.made(teamId, id, wanted);
            meet.scored();
        } else if (!team.meetId.equals(id)) {
            throw new Refusal("id-in-use");
        } else if (!TeamBody.of(team).equals(wanted)) {
            meet.requireOpen(wanted.keepsUnion(team));
            preconditions.requireMatch(team.version);
            wanted.copyTo(team);
            Team.flush();
            meet.scored();
        }
        return preconditions.written(TeamView.of(team, true), team.version, 1, created);
    }

    @DELETE
    @Path("{teamId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "deleteMeetTeam", summary = "Strike a team out", description = "With its athletes, while the meet is open for entries and the team is entered in no discipline. Striking it out twice is no error.")
    @APIResponse(responseCode = "204", description = "It is not there any more, and its id is used up.")
    @APIResponse(responseCode = "409", description = "meet-state, still-entered")
    public RestResponse<Void> delete(@PathParam("id") UUID id, @PathParam("teamId") UUID teamId) {
        var meet = Meet.locked(id, caller);
        Team.known(id, teamId).ifPresent(team -> {
            meet.require(MeetState.ENTRIES);
            team.remove();
            meet.scored();
        });
        return RestResponse.noContent();
    }
}
