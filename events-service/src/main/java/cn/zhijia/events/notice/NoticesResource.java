package cn.zhijia.events.notice;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
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
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.Changes;

@Path("/v1/me/notices/events")
@Tag(name = "Me")
class NoticesResource {

    private final Caller caller;
    private final EntityManager database;
    private final Preconditions preconditions;

    NoticesResource(Caller caller, EntityManager database, Preconditions preconditions) {
        this.caller = caller;
        this.database = database;
        this.preconditions = preconditions;
    }

    @GET
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "listEventNotices", summary = "What happened to my registrations", description = "Oldest first. Poll it with the last changedSince and If-None-Match: a 304 costs next to nothing.")
    @APIResponse(responseCode = "200", description = "What is new.")
    @APIResponse(responseCode = "304", description = "Nothing is new.")
    public RestResponse<NoticeChanges> list(@QueryParam("changedSince") @Size(max = 1000) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var batch = Changes.read(database, "notice where person_id = (select id from person where sub = :sub)",
                Map.of("sub", caller.sub()), changedSince, limit, UUID.class::cast);
        var known = Notice.<Notice> list("from Notice n join fetch n.event where n.id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(n -> n.id, Function.identity()));
        var items = batch.ids().stream().map(known::get).map(n -> NoticeView.of(n, caller.language())).toList();
        var changes = new NoticeChanges(items, batch.cursor(), batch.more());
        return preconditions.read(changes, items.size(), changes.moment());
    }
}
