package cn.zhijia.counselling.instrument.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.counselling.instrument.Band;
import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.counselling.instrument.safety.SafetyPage;
import cn.zhijia.kit.Caller;

/** Opens a response for somebody who may read it. */
@ApplicationScoped
public class Reader {

    private final Envelope envelope;
    private final Caller caller;
    private final String federation;

    Reader(Envelope envelope, Caller caller,
            @ConfigProperty(name = "zhijia.safety.federation-line") String federation) {
        this.envelope = envelope;
        this.caller = caller;
        this.federation = federation;
    }

    /** For whoever gave or shares the answers. Nobody who asked a member is quoted to the member as advice. */
    public ResponseView view(Response response, Instant now) {
        var content = envelope.open(response);
        var result = content.result();
        var instrument = Catalogue.version(response.instrument, response.instrumentVersion).orElseThrow().instrument();
        return new ResponseView(response.id, response.instrument, response.instrumentVersion, response.sha256,
                response.member.memberNo, response.answeredAt, content.answers(), result.score(),
                result.score() == null ? null : instrument.most(), result.band(),
                isAddressedByAdvice(response, instrument) ? advice(instrument, result.band()) : null,
                result.riskUnknown() ? true : null, FollowUpView.of(response.flag),
                response.flag.level.showsHelp() ? SafetyPage.in(caller.language(), federation) : null,
                SharingView.of(response, now), response.campaignId);
    }

    /** What was answered in a campaign, by nobody in particular; without those whose data was erased since. */
    public List<Counted> counted(UUID campaign) {
        return Response.<Response> find(Response.WITH_ALL + "where r.campaignId = ?1", campaign).stream()
                .flatMap(r -> envelope.openIfKept(r).stream()
                        .map(c -> new Counted(r.department, r.instrument, c.result().band())))
                .toList();
    }

    /** The result of this response, by nobody in particular; empty when its member was erased since. */
    public Optional<Counted> counted(Response response) {
        return envelope.openIfKept(response)
                .map(c -> new Counted(response.member.unionId, response.instrument, c.result().band()));
    }

    private boolean isAddressedByAdvice(Response response, Instrument instrument) {
        return instrument.isAskedByMember() || !response.isOf(caller);
    }

    private String advice(Instrument instrument, String band) {
        return band == null ? null
                : instrument.band(band).map(Band::advice).map(text -> text.in(caller.language())).orElse(null);
    }
}
