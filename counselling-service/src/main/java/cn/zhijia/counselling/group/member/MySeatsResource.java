package cn.zhijia.counselling.group.member;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Changes;
import cn.zhijia.kit.data.Person;

/** The member's own seats. */
@Path("/v1/me/groups")
@Tag(name = "Groups")
class MySeatsResource {

    private final Caller caller;

    MySeatsResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listMyGroupSeats", summary = "List my seats in groups", description = "In the order of their last change, refused and former ones included; with changedSince only what has changed since then.")
    @APIResponse(responseCode = "200", description = "My seats.")
    public SeatChanges mine(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var me = Person.of(caller);
        var batch = Changes.read(Seat.getEntityManager(), "group_seat where person_id = :person", Map.of("person", me.id),
                changedSince, limit, UUID.class::cast);
        Map<UUID, Seat> seats = Seat.<Seat> list("id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(s -> s.id, Function.identity()));
        Map<UUID, PeerGroup> groups = PeerGroup
                .<PeerGroup> list("id in ?1", seats.values().stream().map(s -> s.groupId).distinct().toList()).stream()
                .collect(Collectors.toMap(g -> g.id, Function.identity()));
        return new SeatChanges(batch.ids().stream().map(seats::get)
                .map(s -> SeatView.of(s, me, groups.get(s.groupId).contractVersion())).toList(), batch.cursor(), batch.more());
    }
}
