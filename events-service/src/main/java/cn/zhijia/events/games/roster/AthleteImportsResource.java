package cn.zhijia.events.games.roster;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.MeetState;
import cn.zhijia.events.imports.CsvFile;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.DatabaseClock;

@Path("/v1/meets/{id}/athlete-imports/{importId}")
@RolesAllowed("organizer")
@Tag(name = "Games")
class AthleteImportsResource {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Caller caller;
    private final DatabaseClock clock;

    AthleteImportsResource(Caller caller, DatabaseClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Transactional
    @Operation(operationId = "importMeetAthletes", summary = "Put many athletes on their teams from a CSV file", description = "By organizers of the meet, while it is open for entries. Columns in any order: 会员号 (memberNo), 姓名 (name), 代表队 (team; the title of one of the meet's teams), and 项目 (disciplines; titles parted by 、) when the file also says who competes in what: a team that is not entered there yet is. Up to 1,000 rows, all or none: what is wrong is told at once, by line (2 is the first after the header) and column, such as /5/memberNo or /5/disciplines/1. Who is on that team already under that name stays there. Somebody who was taken off that team, and a team that was taken out of that discipline, are not put back by a file (taken-off): whoever means it does that first, by itself. UTF-8 or GB18030 (gbk and gb2312 are read as that), told by charset or found out; a cell holds no line break. The same file under the same id changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = MAX_BYTES), examples = @ExampleObject(name = "趣味运动会", value = "会员号,姓名,代表队,项目\nM-MEMBER1,王芳,安检队,8字长绳、拔河\n")))
    @APIResponse(responseCode = "201", description = "They are on their teams.")
    @APIResponse(responseCode = "200", description = "This file was read before.")
    @APIResponse(responseCode = "400", description = "athletes-refused (with faults, how many there are; errors names up to 100), import-empty, import-encoding (with offset and row), import-column-missing, import-column-twice, import-column-unknown, import-too-long")
    @APIResponse(responseCode = "409", description = "id-in-use, meet-state")
    @APIResponse(responseCode = "413", description = "More than 1 MiB.")
    @APIResponse(responseCode = "415", description = "import-media-type")
    public RestResponse<AthleteImportView> put(@PathParam("id") UUID id, @PathParam("importId") UUID importId,
            @Context HttpHeaders headers, byte[] body) {
        var meet = Meet.locked(id, caller);
        var file = CsvFile.sent(body, headers.getMediaType(), MAX_BYTES);
        var sent = AthleteImport.sent(importId, meet, file.digest());
        if (sent != null) {
            return RestResponse.ok(AthleteImportView.of(sent));
        }
        meet.require(MeetState.ENTRIES);
        var faults = new Faults();
        var written = Enrolment.write(meet, Roster.read(file.text(), faults), faults);
        var made = AthleteImport.made(importId, meet, file.digest(), written, clock.now());
        meet.scored();
        return RestResponse.status(RestResponse.Status.CREATED, AthleteImportView.of(made));
    }
}
