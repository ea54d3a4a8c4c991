package cn.zhijia.counselling.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Slice;
import cn.zhijia.kit.data.Person;

/** 谁看过我的数据: the member's own stream of the audit. */
@Path("/v1/me/access-log")
@Tag(name = "Me")
@Cache(noStore = true)
class AccessLogResource {

    private final Caller caller;
    private final Audit audit;
    private final Vault vault;
    private final EntityManager database;

    AccessLogResource(Caller caller, Audit audit, Vault vault, EntityManager database) {
        this.caller = caller;
        this.audit = audit;
        this.vault = vault;
        this.database = database;
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "listAccessLog", summary = "Who read my data", description = "Who wrote or read notes about me, opened them in an emergency, or looked at my answers: with the reason where one is asked for.")
    @APIResponse(responseCode = "200", description = "A page, the latest first.")
    public RestResponse<AccessLog> list(@QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var me = Person.of(caller).id;
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(Cursor.read(cursor, me, 1).get(0));
        var found = links(audit.stream(me), before, limit + 1);
        var slice = Slice.of(found, limit);
        var next = slice.next(me, last -> List.of(last.seq()));
        var names = names(slice.shown());
        return Pages.answer(new AccessLog(slice.as(l -> view(l, me, names)), next), next, uri);
    }

    @SuppressWarnings("unchecked")
    private List<Link> links(UUID stream, long before, int limit) {
        List<Tuple> rows = database.createNativeQuery(
                Link.COLUMNS + "where stream = :stream and seq < :before order by seq desc limit :limit", Tuple.class)
                .setParameter("stream", stream).setParameter("before", before).setParameter("limit", limit).getResultList();
        return rows.stream().map(Link::of).toList();
    }

    private static Map<UUID, String> names(List<Link> page) {
        var ids = page.stream().map(l -> l.actor().id()).filter(Objects::nonNull).distinct().toList();
        return Person.<Person> list("id in ?1", ids).stream().filter(p -> p.name != null)
                .collect(Collectors.toMap(p -> p.id, p -> p.name));
    }

    private AccessView view(Link link, UUID me, Map<UUID, String> names) {
        var actor = link.actor();
        return new AccessView(link.seq(), Instant.EPOCH.plus(link.atMicros(), ChronoUnit.MICROS), Act.valueOf(link.act()),
                actor.self(), List.of(actor.roles().split(" ")), actor.id() == null ? null : names.get(actor.id()),
                link.thing(), link.reason() == null ? null : vault.open(me, Audit.reason(link.id()), link.reason()));
    }
}
