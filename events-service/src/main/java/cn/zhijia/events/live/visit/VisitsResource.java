package cn.zhijia.events.live.visit;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.events.live.visit.batch.Writers;
import cn.zhijia.events.live.visit.broadcast.Viewer;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

/**
 * What every viewer's app calls, on the event loop: no thread waits for the commit that an answer waits for. Whether guests are
 * let in is the stream's to say, and is looked up with its state in the batch.
 */
@Path("/v1/livestreams/{id}/visits/{visitId}")
@Tag(name = "Livestream visits")
@PermitAll
class VisitsResource {

    private static final String UNKNOWN = "busy: it may have been stored all the same, if the database went away at its commit. Repeat it after Retry-After: a repeat changes nothing.";

    private final Writers writers;
    private final CurrentIdentityAssociation identity;
    private final HttpHeaders headers;

    VisitsResource(Writers writers, CurrentIdentityAssociation identity, @Context HttpHeaders headers) {
        this.writers = writers;
        this.identity = identity;
        this.headers = headers;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON) // its one field would let plain text through
    @Operation(operationId = "putLivestreamVisit", summary = "Open a livestream", description = "One visit, under an id of the app's choosing. Answered once it is stored. Go on with the visit that is answered: it is an earlier one when the same viewer (a member by the token, a guest by the device) opened the stream on the same device within 30 minutes of its last beat. Guests may, unless the stream says otherwise (guests: false).")
    @APIResponse(responseCode = "201", description = "The visit has begun.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "200", description = "It had begun before.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "401", description = "unauthorized: the stream is for members (guests: false), and no token was sent; invalid-token: one that is not valid")
    @APIResponse(responseCode = "403", description = "missing-role: the stream is for members")
    @APIResponse(responseCode = "409", description = "stream-not-live, or id-in-use: the id is of another viewer's visit, or of another stream's or device's")
    @APIResponse(responseCode = "503", description = UNKNOWN)
    public Uni<RestResponse<VisitView>> open(@PathParam("id") UUID id, @PathParam("visitId") UUID visit,
            @NotNull @Valid VisitBody body) {
        return by(viewer -> writers.open(id, visit, viewer, body.device()))
                .map(opened -> RestResponse.status(opened.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        VisitView.of(opened)));
    }

    @PUT
    @Path("beat")
    @Operation(operationId = "beatLivestreamVisit", summary = "Still watching", description = "Every 30 seconds while the stream plays: who was heard of in the last 60 seconds is counted as concurrent.")
    @APIResponse(responseCode = "204", description = "Noted.")
    @APIResponse(responseCode = "401", description = "unauthorized: the stream is for members (guests: false), and no token was sent; invalid-token: one that is not valid")
    @APIResponse(responseCode = "403", description = "missing-role: the stream is for members")
    @APIResponse(responseCode = "409", description = "stream-not-live")
    @APIResponse(responseCode = "503", description = UNKNOWN)
    public Uni<RestResponse<Void>> beat(@PathParam("id") UUID id, @PathParam("visitId") UUID visit) {
        return by(viewer -> writers.beat(id, visit, viewer)).map(beaten -> RestResponse.noContent());
    }

    @PUT
    @Path("likes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putLivestreamVisitLikes", summary = "Like", description = "The visit's running total of taps, every few seconds at most. Ten for each second since the visit began are taken, and ten at once; what is over is clipped, and the answer says so. Taps after the broadcast has ended count for the replay.")
    @APIResponse(responseCode = "200", description = "The running total that stands.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = LikesView.class)))
    @APIResponse(responseCode = "401", description = "unauthorized: the stream is for members (guests: false), and no token was sent; invalid-token: one that is not valid")
    @APIResponse(responseCode = "403", description = "missing-role: the stream is for members")
    @APIResponse(responseCode = "409", description = "stream-not-live")
    @APIResponse(responseCode = "503", description = UNKNOWN)
    public Uni<LikesView> like(@PathParam("id") UUID id, @PathParam("visitId") UUID visit, @NotNull @Valid LikesBody body) {
        return by(viewer -> writers.like(id, visit, viewer, body.count()))
                .map(liked -> new LikesView(liked.count(), liked.clipped()));
    }

    /** A guest costs no look at identities; a token is verified elsewhere than on the event loop. */
    private <R> Uni<R> by(Function<Viewer, CompletableFuture<R>> write) {
        var viewer = headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null ? Uni.createFrom().item(Viewer.GUEST)
                : identity.getDeferredIdentity().map(Viewer::of);
        return viewer.flatMap(known -> Uni.createFrom().completionStage(() -> write.apply(known)));
    }
}
