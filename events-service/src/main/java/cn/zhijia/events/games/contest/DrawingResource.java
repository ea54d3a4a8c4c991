package cn.zhijia.events.games.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.games.bracket.Bracket;
import cn.zhijia.events.games.bracket.Lots;
import cn.zhijia.events.games.bracket.Slot;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;

/** 抽签: who meets whom. It is drawn once: a second draw until one likes it is none. */
@Path("/v1/meets/{id}/disciplines/{disciplineId}/drawing")
@Tag(name = "Games")
class DrawingResource {

    private static final int MOST = 64;

    private final Caller caller;
    private final DatabaseClock clock;

    DrawingResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getDrawing", summary = "Read the draw of a discipline", description = "With the seed, from which anybody can repeat it. 404 until it is drawn.")
    @APIResponse(responseCode = "200", description = "The draw.")
    public DrawingView get(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId) {
        var discipline = Discipline.of(id, disciplineId);
        if (discipline.drawnAt() == null) {
            throw Refusal.notFound();
        }
        return DrawingView.of(discipline);
    }

    @PUT
    @RolesAllowed("organizer")
    @Consumes(MediaType.APPLICATION_JSON) // its one text field would let plain text through
    @Transactional
    @Operation(operationId = "drawDiscipline", summary = "Draw who meets whom", description = "By an organizer, once, while the meet is CLOSED: makes the matches of a KNOCKOUT or a ROUND_ROBIN. Byes are decided at once.")
    @APIResponse(responseCode = "200", description = "Drawn, now or before from the same seed.")
    @APIResponse(responseCode = "409", description = "already-drawn, meet-state, other-kind-of-discipline, too-many-entries")
    public DrawingView put(@PathParam("id") UUID id, @PathParam("disciplineId") UUID disciplineId,
            @NotNull @Valid DrawingBody body) {
        var meet = Meet.locked(id, caller);
        var discipline = Discipline.of(id, disciplineId);
        if (body.seed().equals(discipline.drawSeed())) {
            return DrawingView.of(discipline);
        }
        if (!discipline.rules().kind().ofMatches()) {
            throw new Refusal("other-kind-of-discipline").with("kind", discipline.rules().kind().name());
        }
        if (discipline.drawnAt() != null) {
            throw new Refusal("already-drawn");
        }
        meet.require(MeetState.CLOSED);
        draw(discipline, body.seed(), Math.max(2, meet.rules().minEntries()));
        meet.scored();
        Discipline.flush();
        return DrawingView.of(discipline);
    }

    private void draw(Discipline discipline, String seed, int least) {
        var now = clock.now();
        var entries = Entry.of(discipline.id()).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        if (entries.size() > MOST) {
            throw new Refusal("too-many-entries").with("most", MOST);
        }
        if (entries.size() >= least) {
            var order = Lots.drawn(List.copyOf(entries.keySet()), seeds(entries), seed);
            for (int i = 0; i < order.size(); i++) {
                entries.get(order.get(i)).drew(i + 1);
            }
            make(discipline, order).passByes(now);
        }
        discipline.drawn(seed, now);
    }

    private static Map<UUID, Integer> seeds(Map<UUID, Entry> entries) {
        return entries.values().stream().filter(e -> e.seed() != null).collect(Collectors.toMap(Entry::id, Entry::seed));
    }

    private static Rounds make(Discipline discipline, List<UUID> order) {
        var rules = discipline.rules();
        List<Slot> slots = rules.kind() == DisciplineKind.KNOCKOUT
                ? Bracket.knockout(order, Boolean.TRUE.equals(rules.thirdPlace()))
                : Bracket.roundRobin(order);
        var made = new ArrayList<Match>();
        for (Slot slot : slots) {
            var match = Match.made(discipline.id(), slot, slot.homeFrom() == null ? null : made.get(slot.homeFrom()),
                    slot.awayFrom() == null ? null : made.get(slot.awayFrom()));
            match.persist();
            made.add(match);
        }
        return new Rounds(made);
    }
}
