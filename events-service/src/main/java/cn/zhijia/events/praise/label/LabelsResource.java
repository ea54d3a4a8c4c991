package cn.zhijia.events.praise.label;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/praise-labels")
@Tag(name = "Praise")
class LabelsResource {

    private final Preconditions preconditions;

    LabelsResource(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    @GET
    @RolesAllowed({ "member", "organizer", "admin" })
    @Transactional
    @Operation(operationId = "listPraiseLabels", summary = "The words of praise", description = "In the order of their place: those to choose from, or the retired ones.")
    @APIResponse(responseCode = "200", description = "A page of labels.")
    public RestResponse<LabelPage> list(
            @QueryParam("retired") @Parameter(description = "The retired ones instead; false when absent.") Boolean retired,
            @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        boolean gone = Boolean.TRUE.equals(retired);
        var filters = "praise-labels " + gone;
        var from = cursor == null ? List.of("0", new UUID(0, 0).toString()) : Cursor.read(cursor, filters, 2);
        List<PraiseLabel> found = PraiseLabel.<PraiseLabel> find(
                "retired = ?1 and (place > ?2 or place = ?2 and id > ?3) order by place, id", gone,
                Integer.valueOf(from.get(0)), UUID.fromString(from.get(1))).page(0, limit + 1).list();
        var slice = Slice.of(found, limit);
        var next = slice.next(filters, last -> List.of(last.place, last.id));
        return Pages.answer(new LabelPage(slice.as(LabelView::of), next), next, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({ "member", "organizer", "admin" })
    @Transactional
    @Operation(operationId = "getPraiseLabel", summary = "Read a label", description = "Retired ones too.")
    @APIResponse(responseCode = "200", description = "The label, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<LabelView> get(@PathParam("id") UUID id) {
        PraiseLabel label = PraiseLabel.findById(id);
        if (label == null) {
            throw Refusal.notFound();
        }
        return preconditions.read(LabelView.of(label), label.version);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("admin")
    @Transactional
    @Operation(operationId = "putPraiseLabel", summary = "Write or edit a label", description = "The first call makes it under an id of your choice. A change needs If-Match: it changes the word on every praise that carries it, so correct a word and do not give it another meaning.")
    @APIResponse(responseCode = "201", description = "The label was made.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "409", description = "label-exists, label-retired, id-in-use")
    @APIResponse(responseCode = "412", description = "Somebody else changed it.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<LabelView> put(@PathParam("id") UUID id, @NotNull @Valid LabelBody body) {
        var label = PraiseLabel.locked(id);
        boolean created = label == null;
        if (created) {
            label = PraiseLabel.made(id, body);
        } else if (!LabelBody.of(label).equals(body)) {
            preconditions.requireMatch(label.version);
            label.edit(body);
        }
        return preconditions.written(LabelView.of(label), label.version, created);
    }

    @PUT
    @Path("{id}/retirement")
    @RolesAllowed("admin")
    @Transactional
    @Operation(operationId = "retirePraiseLabel", summary = "Retire a label", description = "For good: nobody may choose it any more. Praises and wheels that carry it keep it.")
    @APIResponse(responseCode = "200", description = "It is retired.")
    public RestResponse<LabelView> retire(@PathParam("id") UUID id) {
        var label = PraiseLabel.locked(id);
        if (label == null) {
            throw Refusal.notFound();
        }
        label.retire();
        return preconditions.written(LabelView.of(label), label.version, false);
    }
}
