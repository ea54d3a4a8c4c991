package cn.zhijia.events.praise.wheel;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.Person;

@Path("/v1/me/praise-wheel")
@RolesAllowed("member")
@Tag(name = "Me")
class WheelResource {

    private final Caller caller;
    private final Preconditions preconditions;

    WheelResource(Caller caller, Preconditions preconditions) {
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @Operation(operationId = "getPraiseWheel", summary = "My wheel of positive qualities", description = "What I have drawn for myself, beside what others have given me.")
    @APIResponse(responseCode = "200", description = "The wheel, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<WheelView> get() {
        var me = Person.known(caller).map(p -> p.id).orElse(new UUID(0, 0));
        PraiseWheel wheel = PraiseWheel.findById(me);
        var view = view(me, wheel);
        return preconditions.read(view, wheel == null ? 0 : wheel.version + 1, view.moment());
    }

    @PUT
    @Transactional
    @Operation(operationId = "putPraiseWheel", summary = "Draw my wheel", description = "A change needs If-Match, so that a late repeat from another phone does not share again what was closed; the first drawing needs none.")
    @APIResponse(responseCode = "201", description = "It is drawn for the first time.")
    @APIResponse(responseCode = "200", description = "Changed, or just as it was.")
    @APIResponse(responseCode = "412", description = "It was changed from elsewhere.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<WheelView> put(@NotNull @Valid WheelBody body) {
        var me = Person.of(caller).id;
        Person.findById(me, LockModeType.PESSIMISTIC_WRITE); // two first drawings come one after the other
        PraiseWheel wheel = PraiseWheel.findById(me);
        boolean created = wheel == null;
        if (created) {
            wheel = new PraiseWheel();
            wheel.personId = me;
            wheel.draw(body);
            wheel.persistAndFlush();
        } else if (!wheel.says(body)) {
            preconditions.requireMatch(wheel.version + 1);
            wheel.draw(body);
            PraiseWheel.flush();
        }
        var view = view(me, wheel);
        return preconditions.written(view, wheel.version + 1, view.moment(), created);
    }

    private WheelView view(UUID me, PraiseWheel wheel) {
        var received = PraiseWheel.received(me, caller.language());
        return wheel == null ? new WheelView(List.of(), false, received)
                : new WheelView(List.copyOf(wheel.qualities), wheel.shared, received);
    }
}
