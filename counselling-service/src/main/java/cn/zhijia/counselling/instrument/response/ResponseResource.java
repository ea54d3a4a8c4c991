package cn.zhijia.counselling.instrument.response;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.instrument.Flags;
import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.instrument.campaign.Campaign;
import cn.zhijia.counselling.instrument.score.Answers;
import cn.zhijia.counselling.instrument.score.Flag;
import cn.zhijia.counselling.instrument.score.Result;
import cn.zhijia.counselling.paging.Distress;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** Giving answers, and reading them. */
@Path("/v1/responses/{id}")
@Tag(name = "Instruments")
class ResponseResource {

    private final Caller caller;
    private final Distress distress;
    private final DatabaseClock clock;
    private final Preconditions preconditions;
    private final Envelope envelope;
    private final Reader reader;
    private final Audit audit;
    private final Instance<Flags> flags;

    ResponseResource(Caller caller, Distress distress, DatabaseClock clock, Preconditions preconditions, Envelope envelope,
            Reader reader,
            Audit audit, @Any Instance<Flags> flags) {
        this.caller = caller;
        this.distress = distress;
        this.clock = clock;
        this.preconditions = preconditions;
        this.envelope = envelope;
        this.reader = reader;
        this.audit = audit;
        this.flags = flags;
    }

    @PUT
    @Transactional
    @RolesAllowed({ "member", "counsellor", "duty-officer" })
    @Operation(operationId = "putResponse", summary = "Answer an instrument", description = "Answers only: the server scores, by the rules of the version that was answered, and writes down in the same transaction whether somebody will call. Members answer for themselves; the screener (askedBy TRAINED_PERSON) is put to a member by a counsellor or duty officer, who names the member. The id is chosen by the client, so the call can be repeated: the same answers raise one flag.")
    @APIResponse(responseCode = "201", description = "Kept and scored.")
    @APIResponse(responseCode = "200", description = "These answers were given before.")
    @APIResponse(responseCode = "409", description = "id-in-use: other answers were given under this id, or somebody else's; campaign-not-open, or already-answered: in this campaign, under another id.")
    public RestResponse<ResponseView> answer(UUID id, @NotNull @Valid ResponseBody body) {
        var published = body.published();
        mayAnswer(published.instrument(), body);
        var answers = Answers.of(published.instrument(), body.answers());
        var me = distress.caller();
        var member = body.memberNo() == null ? me : Person.numbered(body.memberNo());
        if (Response.findById(id) != null) {
            return repeated(id, me, member, body, answers);
        }
        if (body.campaign() != null) {
            Campaign.join(body.campaignId(), published.instrument(), body.department(), member, clock.now());
        }
        var result = Result.of(answers);
        var content = envelope.seal(member.id, id, new Sealed(answers.list(), result));
        if (!Response.insert(id, member, me, body, content)) { // another call was first
            return repeated(id, me, member, body, answers);
        }
        raise(id, member, Flag.of(answers, result));
        if (!member.id.equals(me.id)) {
            audit.record(member.id, Act.RESPONSE_ASKED, id, null);
        }
        return written(Response.findById(id), true);
    }

    private void mayAnswer(Instrument instrument, ResponseBody body) {
        boolean trained = caller.has("counsellor") || caller.has("duty-officer");
        if (!instrument.isAskedByMember() && !trained || instrument.isAskedByMember() && !caller.has("member")) {
            throw new Refusal(instrument.isAskedByMember() ? "forbidden" : "trained-person-needed");
        }
        if (instrument.isAskedByMember() != (body.memberNo() == null)) {
            throw Refusal.field("/memberNo", instrument.isAskedByMember() ? "not-for-others" : "required");
        }
    }

    private void raise(UUID id, Person member, Flag flag) {
        RaisedFlag.raise(id, member.id, flag);
        if (flag.level() != Level.L0) {
            flags.forEach(f -> f.raised(member.id, flag.level(), id));
        }
    }

    /**
     * The answers are opened and compared: a digest beside them would give them away, there are few enough to try them all.
     */
    private RestResponse<ResponseView> repeated(UUID id, Person me, Person member, ResponseBody body, Answers answers) {
        Response known = Response.<Response> findByIdOptional(id).orElseThrow(() -> new Refusal("already-answered"));
        if (!known.repeats(body, me, member) || !envelope.open(known).answers().equals(answers.list())) {
            throw new Refusal("id-in-use");
        }
        return written(known, false);
    }

    private RestResponse<ResponseView> written(Response response, boolean created) {
        return preconditions.written(reader.view(response, clock.now()), response.version, created);
    }

    @GET
    @Transactional
    @RolesAllowed({ "member", "counsellor", "carer", "organizer", "supervisor", "duty-officer", "admin" })
    @Operation(operationId = "getResponse", summary = "Show a response", description = "To its member, and to the member's counsellor while it is shared, whose reading is written down for the member to see; it does not exist for anybody else.")
    @APIResponse(responseCode = "200", description = "The response.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<ResponseView> get(UUID id) {
        var now = clock.now();
        var response = Response.get(id, caller, now);
        if (!response.isOf(caller)) {
            audit.record(response.member.id, Act.RESPONSE_READ, id, null);
        }
        var view = reader.view(response, now);
        return preconditions.read(view, response.version, view.sharing() == null ? 0 : 1);
    }
}
