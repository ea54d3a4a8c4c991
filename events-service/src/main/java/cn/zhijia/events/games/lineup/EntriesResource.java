package cn.zhijia.events.games.lineup;

import java.util.List;
import java.util.Map;
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
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.team.Team;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/meets/{id}/disciplines/{disciplineId}/entries")
@Tag(name = "Games")
class EntriesResource {

    private final Caller caller;
    private final Preconditions preconditions;

    EntriesResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "listMeetEntries", summary = "The teams in a discipline", description = "In the order of their ids. Open to guests; athletes are named to organizers of the meet and to their team.")
    @APIResponse(responseCode = "200", description = "A page of entries.")
    public RestResponse<EntryPage> list(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var meet = Meet.get(id);
        Discipline.of(id, disciplineId);
        var filter = "entries " + disciplineId;
        var after = cursor == null ? new UUID(0, 0) : UUID.fromString(Cursor.read(cursor, filter, 1).get(0));
        List<Entry> found = Entry.<Entry> find("disciplineId = ?1 and id > ?2 order by id", disciplineId, after)
                .page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.id()));
        var people = Team.shownTo(caller, meet);
        var open = slice.shown().stream().filter(e -> people.test(e.teamId())).map(Entry::id).toList();
        var competing = open.isEmpty() ? Map.<UUID, List<EntryView.Competitor>> of() : Lineup.of(open);
        return Pages.answer(
                new EntryPage(slice.shown().stream().map(e -> EntryView.of(e, competing.get(e.id()))).toList(), next), next,
                uri);
    }

    @GET
    @Path("{entryId}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getMeetEntry", summary = "Read an entry", description = "Open to guests; athletes are named to organizers of the meet and to their team.")
    @APIResponse(responseCode = "200", description = "The entry, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<EntryView> get(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @PathParam("entryId") UUID entryId) {
        var meet = Meet.get(id);
        Discipline.of(id, disciplineId);
        var entry = Entry.of(disciplineId, entryId);
        boolean people = Team.shownTo(caller, meet).test(entry.teamId());
        var view = EntryView.of(entry, people ? new Lineup(entry).competing() : null);
        return preconditions.read(view, entry.version(), view.moment());
    }

    @PUT
    @Path("{entryId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "putMeetEntry", summary = "Enter a team in a discipline", description = "By organizers of the meet, while it is open for entries, with those of the team's athletes who compete. The first call makes the entry under an id of your choice. A change needs If-Match; athletes are replaced as a whole.")
    @APIResponse(responseCode = "201", description = "Entered.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "meet-state, already-entered, seed-taken, id-in-use, struck-out; disciplines-used-up (with most, and the athletes in errors)")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<EntryView> put(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @PathParam("entryId") UUID entryId, @NotNull @Valid EntryBody body) {
        var meet = Meet.locked(id, caller);
        var discipline = Discipline.of(id, disciplineId);
        Entry entry = Entry.findById(entryId);
        boolean created = entry == null;
        if (created) {
            entry = entered(entryId, meet, discipline, body);
        } else if (!entry.disciplineId().equals(disciplineId)) {
            throw new Refusal("id-in-use");
        } else if (!stored(entry).equals(body.sorted())) {
            change(entry, meet, discipline, body);
        }
        var view = EntryView.of(entry, new Lineup(entry).competing());
        return preconditions.written(view, entry.version(), view.moment(), created);
    }

    private static EntryBody stored(Entry entry) {
        return new EntryBody(entry.teamId(), new Lineup(entry).memberNos(), entry.seed());
    }

    private static Entry entered(UUID id, Meet meet, Discipline discipline, EntryBody body) {
        meet.require(MeetState.ENTRIES);
        body.check(discipline.rules());
        if (Team.known(meet.id(), body.team()).isEmpty()) {
            throw Refusal.field("/team", "unknown-team");
        }
        var entry = Entry.made(id, discipline, body.team(), body.seed());
        new Lineup(entry).set(body.memberNos(), meet.rules());
        meet.scored();
        return entry;
    }

    private void change(Entry entry, Meet meet, Discipline discipline, EntryBody body) {
        meet.require(MeetState.ENTRIES);
        preconditions.requireMatch(entry.version());
        body.check(discipline.rules());
        if (!body.team().equals(entry.teamId())) {
            throw Refusal.field("/team", "never-changes");
        }
        entry.edit(body.seed());
        new Lineup(entry).set(body.memberNos(), meet.rules());
        meet.scored();
    }

    @DELETE
    @Path("{entryId}")
    @RolesAllowed("organizer")
    @Transactional
    @Operation(operationId = "deleteMeetEntry", summary = "Take a team out of a discipline", description = "While the meet is open for entries; its athletes stay on the team. Twice is no error.")
    @APIResponse(responseCode = "204", description = "It is not there any more, and its id is used up.")
    @APIResponse(responseCode = "409", description = "meet-state")
    public RestResponse<Void> delete(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @PathParam("entryId") UUID entryId) {
        var meet = Meet.locked(id, caller);
        Discipline.of(id, disciplineId);
        Entry.known(disciplineId, entryId).ifPresent(entry -> {
            meet.require(MeetState.ENTRIES);
            new Lineup(entry).clear();
            entry.remove();
            meet.scored();
        });
        return RestResponse.noContent();
    }
}
