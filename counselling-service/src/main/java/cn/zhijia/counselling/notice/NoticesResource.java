package cn.zhijia.counselling.notice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Changes;
import cn.zhijia.kit.data.Person;

@Path("/v1/me/notices/counselling")
@Tag(name = "Me")
class NoticesResource {

    /** Those that are paged as one. */
    private static final List<String> ROLES = List.of("admin", "supervisor"), NONE = List.of("-");

    private final Caller caller;

    NoticesResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "carer", "counsellor", "duty-officer", "supervisor", "admin" })
    @Operation(operationId = "listCounsellingNotices", summary = "What I am told", description = "Oldest first; with changedSince only what is new since then. Whoever is on duty, supervises or administers finds pages here too, to the person or to the role; one that is sent again is new again. The words say nothing that somebody who looks at the phone may not read.")
    @APIResponse(responseCode = "200", description = "What is new.")
    public NoticeChanges list(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var roles = ROLES.stream().filter(caller::has).toList();
        var batch = Changes.read(Notice.getEntityManager(), "notice where (person_id = :person or role in (:roles))",
                new TreeMap<>(Map.of("person", Person.of(caller).id, "roles", roles.isEmpty() ? NONE : roles)), changedSince,
                limit,
                UUID.class::cast); // in order: a cursor is bound to their text
        Map<UUID, Notice> found = Notice.<Notice> list("id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(n -> n.id, Function.identity()));
        return new NoticeChanges(
                batch.ids().stream().map(found::get).map(n -> NoticeView.of(n, caller.language())).toList(), batch.cursor(),
                batch.more());
    }
}
