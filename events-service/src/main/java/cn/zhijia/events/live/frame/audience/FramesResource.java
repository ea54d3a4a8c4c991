package cn.zhijia.events.live.frame.audience;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.live.frame.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What happens in a stream, for as many as want to know. Neither operation holds a thread or a connection to the database. */
@Path("/v1/livestreams/{id}/frames")
@Tag(name = "Livestreams")
@PermitAll
class FramesResource {

    private static final String STREAM = """
            Server-sent events. Every 500 ms, when there is something new, `event: frame` with the position as its id and a Frame as its data. The \
            first event without Last-Event-ID is `event: reset`: a Frame to start from, with the newest 10 messages. With Last-Event-ID, every message \
            that was missed comes in frames of at most 10; when more than 200 entries were missed, or the position is of another log, it is `event: \
            reset`, and what is on the screen is to be forgotten. So nothing is ever missing without a word. While live, at most 10 messages of a frame are shown and \
            the others counted in `dropped`. A comment comes at least every 15 s. `event: reconnect` announces the end of the connection: come back \
            after `retry` with the last id, which holds at every replica. Who reads too slowly is disconnected, and may resume. Open to guests.""";

    private static final String EXAMPLE = """
            retry: 2300

            id: 1764576000000:1043
            event: frame
            data: {"from":"1764576000000:1041","position":"1764576000000:1043","state":"LIVE","messages":[{"id":"0198c7a2-6d1e-7c3a-9b52-3f1d8e4a7b10","sender":"王**","text":"哺乳期加班可以拒绝吗？","sentAt":"2026-12-05T06:20:11Z","at":1042}],"dropped":0,"withheld":0,"hidden":["0198c7a2-5a00-7d11-8c44-9e0b1f2a3c4d"],"counters":{"visits":1605000,"likes":1593000,"concurrent":8120,"replayVisits":0,"replayLikes":0,"asOf":"2026-12-05T06:20:12.300Z"}}

            """;

    private final Hub hub;

    FramesResource(Hub hub) {
        this.hub = hub;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "streamFrames", summary = "Follow a livestream", description = STREAM)
    @APIResponse(responseCode = "200", description = "Events, until either side ends.", headers = {
            @Header(name = "Cache-Control", description = "no-store", schema = @Schema(type = SchemaType.STRING, maxLength = 100)),
            @Header(name = "X-Accel-Buffering", description = "no: proxies must pass events on at once.", schema = @Schema(type = SchemaType.STRING, maxLength = 10)) }, content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING, maxLength = 1_000_000_000), examples = @ExampleObject(name = "a frame", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such livestream.")
    @APIResponse(responseCode = "503", description = "busy: this replica has as many viewers as it takes, or is about to end. Repeat after Retry-After.")
    public Uni<Void> stream(@PathParam("id") UUID id,
            @HeaderParam("Last-Event-ID") @Parameter(description = "The id of the last event, epoch:offset; one that cannot be read is answered with reset.", schema = @Schema(type = SchemaType.STRING, maxLength = 100, examples = "1764576000000:1041")) String last,
            @Context HttpHeaders headers, @Context RoutingContext request) {
        if (headers.getAcceptableMediaTypes().stream().noneMatch(MediaType.SERVER_SENT_EVENTS_TYPE::isCompatible)) {
            throw new NotAcceptableException(); // what has no body to convert is not looked at by the framework
        }
        return Uni.createFrom().completionStage(hub.watch(id, Position.read(last), request).toCompletionStage());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pollFrames", summary = "Follow a livestream by polling", description = "For those whom events do not reach: the same frames, all that follow after, or one to start over from. Ask again after a second or two with the last position. Open to guests.")
    @APIResponse(responseCode = "200", description = "The frames since.", headers = @Header(name = "Cache-Control", description = "public, max-age=1", schema = @Schema(type = SchemaType.STRING, maxLength = 100)), content = @Content(mediaType = "application/json", schema = @Schema(implementation = FramesView.class)))
    @APIResponse(responseCode = "404", description = "There is no such livestream.")
    @APIResponse(responseCode = "503", description = "busy: repeat after Retry-After.")
    public Uni<RestResponse<Buffer>> poll(@PathParam("id") UUID id,
            @QueryParam("after") @Size(max = 37) @Pattern(regexp = Position.FORM) @Parameter(description = "The position of the last frame; without it, a frame to start from.", example = "1764576000000:1041") String after) {
        return Uni.createFrom().completionStage(hub.poll(id, Position.read(after)).toCompletionStage())
                .map(body -> RestResponse.ResponseBuilder.ok(body, MediaType.APPLICATION_JSON)
                        .header("Cache-Control", "public, max-age=1").build());
    }
}
