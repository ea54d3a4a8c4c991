package cn.zhijia.counselling.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.data.Person;

/** 个人信息副本 (PIPL art. 45): all chapters one after the other, page by page. */
@Path("/v1/me/export/counselling")
@Tag(name = "Me")
@Cache(noStore = true)
class ExportResource {

    private final Caller caller;
    private final Audit audit;
    private final List<Chapter> chapters;

    ExportResource(Caller caller, Audit audit, @Any Instance<Chapter> chapters) {
        this.caller = caller;
        this.audit = audit;
        this.chapters = chapters.stream().sorted(Comparator.comparing(Chapter::name)).toList();
    }

    /** An entry with its chapter. */
    private record Told(String chapter, Chapter.Entry entry) {
    }

    @GET
    @Transactional
    @RolesAllowed("member")
    @Operation(operationId = "exportCounselling", summary = "Take my data with me", description = "My answers, appointments, consents, notices, contact, offices and the log of who read my data, chapter after chapter, page by page. Nothing about others, and not what a counsellor noted for work. That an export was made stands in the log.")
    @APIResponse(responseCode = "200", description = "A page.")
    public RestResponse<ExportPage> export(@QueryParam("cursor") @Size(max = 500) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var me = Person.of(caller).id;
        var from = cursor == null ? List.of("", "") : Cursor.read(cursor, me, 2);
        var told = told(me, from.get(0), from.get(1), limit + 1);
        if (cursor == null) {
            audit.record(me, Act.EXPORTED, null, null);
        }
        boolean more = told.size() > limit;
        var page = more ? told.subList(0, limit) : told;
        var last = more ? page.get(limit - 1) : null;
        String next = more ? Cursor.after(me, last.chapter, last.entry.place()) : null;
        return Pages.answer(new ExportPage(
                page.stream().map(t -> new ExportPage.Item(t.chapter, t.entry.data())).toList(), next), next, uri);
    }

    private List<Told> told(UUID me, String chapter, String after, int most) {
        var told = new ArrayList<Told>();
        for (var next : chapters) {
            int order = next.name().compareTo(chapter);
            if (order >= 0 && told.size() < most) {
                next.entries(me, order == 0 ? after : "", most - told.size(), caller.language())
                        .forEach(e -> told.add(new Told(next.name(), e)));
            }
        }
        return told;
    }
}
