package cn.zhijia.events.imports;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.Access;
import cn.zhijia.events.Event;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Pages;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Slice;

@Path("/v1/events/{id}/imports/{importId}")
@RolesAllowed("organizer")
@Tag(name = "Organizing")
class ImportsResource {

    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int POLL_SECONDS = 2;

    private final Caller caller;

    ImportsResource(Caller caller) {
        this.caller = caller;
    }

    @PUT
    @Transactional
    @Operation(operationId = "importRegistrations", summary = "Register many people from a CSV file", description = "Columns in any order: 会员号 (memberNo, required), 姓名 (name), 工会 (union; the event's when absent), 人数 (partySize), and one for each question of the event, under its text or its id. The file of exportRegistrations fits: its other columns (同行人, 状态, 报名时间) are passed over. UTF-8 or GB18030 (gbk and gb2312 are read as that), told by charset or found out; a cell holds no line break. The rows are judged one by one, each by the rules of a registration; who has a live registration keeps it as it is. The organizer vouches that people who never signed in belong to the union of their row. The same id with the same file is the same import.")
    @RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = MAX_BYTES), examples = @ExampleObject(name = "职工生日会", value = "会员号,姓名,工会,人数,性别\nM-MEMBER1,王芳,shouer,1,女\n")))
    @APIResponse(responseCode = "202", description = "It is under way: ask again after Retry-After.", headers = {
            @Header(name = "Location", description = "Where to ask.", schema = @Schema(type = SchemaType.STRING)),
            @Header(name = "Retry-After", description = "Seconds.", schema = @Schema(type = SchemaType.INTEGER)) }, content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "200", description = "It was sent before and is done.")
    @APIResponse(responseCode = "400", description = "import-empty, import-encoding (with offset and row), import-column-missing, import-column-twice, import-column-unknown, import-too-long")
    @APIResponse(responseCode = "409", description = "id-in-use, event-not-published, event-cancelled, event-over")
    @APIResponse(responseCode = "413", description = "More than 5 MiB.")
    @APIResponse(responseCode = "415", description = "import-media-type")
    public RestResponse<ImportView> put(@PathParam("id") UUID id, @PathParam("importId") UUID importId,
            @QueryParam("dryRun") @Parameter(description = "Only say what would become of each row, counting the seats and places that the rows before it would take, and the rows that would let it pass or keep seats from it: a forecast, because others register meanwhile. False when absent.") Boolean dryRun,
            @Context HttpHeaders headers, byte[] body) {
        var event = Access.organized(id, caller);
        boolean dry = Boolean.TRUE.equals(dryRun);
        var file = CsvFile.sent(body, headers.getMediaType(), MAX_BYTES);
        var digest = file.digest();
        var job = ImportJob.sent(importId, event, dry, digest);
        if (job == null) {
            var rows = Sheet.read(file.text(), event.questions());
            requirePublished(event);
            job = ImportJob.put(importId, event, dry, digest, caller.unions(), rows);
        }
        return answer(job, RestResponse.Status.ACCEPTED);
    }

    @GET
    @Transactional
    @Operation(operationId = "getImport", summary = "How far an import has come", description = "For organizers of the union.")
    @APIResponse(responseCode = "200", description = "With Retry-After until it is done.")
    public RestResponse<ImportView> get(@PathParam("id") UUID id, @PathParam("importId") UUID importId) {
        return answer(ImportJob.get(Access.organized(id, caller), importId), RestResponse.Status.OK);
    }

    @GET
    @Path("rows")
    @Transactional
    @Operation(operationId = "listImportRows", summary = "The verdict on each row of an import", description = "Those judged so far, in the order of the file.")
    @APIResponse(responseCode = "200", description = "A page of rows.")
    public RestResponse<ImportRowPage> rows(@PathParam("id") UUID id, @PathParam("importId") UUID importId,
            @QueryParam("verdict") Verdict verdict, @QueryParam("cursor") @Size(max = 1000) String cursor,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit, @Context UriInfo uri) {
        var job = ImportJob.get(Access.organized(id, caller), importId);
        var filter = job.id + " " + verdict;
        int line = cursor == null ? 0 : Integer.parseInt(Cursor.read(cursor, filter, 1).get(0));
        var found = ImportRowView.after(line, job.id, verdict, limit + 1, caller.language());
        var slice = Slice.of(found, limit);
        var next = slice.next(filter, last -> List.of(last.line()));
        return Pages.answer(new ImportRowPage(slice.shown(), next), next, uri);
    }

    private static RestResponse<ImportView> answer(ImportJob job, RestResponse.Status underWay) {
        boolean done = job.state == ImportJob.State.DONE;
        var answer = RestResponse.ResponseBuilder.create(done ? RestResponse.Status.OK : underWay, ImportView.of(job));
        if (!done) {
            answer.header(HttpHeaders.RETRY_AFTER, POLL_SECONDS)
                    .header(HttpHeaders.LOCATION, "/v1/events/" + job.eventId + "/imports/" + job.id);
        }
        return answer.build();
    }

    private static void requirePublished(Event event) {
        event.requireGoingOn();
        if (!event.isPublished()) {
            throw new Refusal("event-not-published");
        }
    }
}
