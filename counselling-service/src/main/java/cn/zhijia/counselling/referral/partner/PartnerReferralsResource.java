package cn.zhijia.counselling.referral.partner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
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
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.counselling.hospital.Partner;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.counselling.referral.attempt.Attempt;
import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.data.Changes;

/** What a hospital is asked. */
@Path("/v1/partner/referrals")
@RolesAllowed("hospital")
@Tag(name = "Partner referrals")
@Cache(noStore = true)
class PartnerReferralsResource {

    private final Partner partner;
    private final Desk desk;
    private final Preconditions preconditions;

    PartnerReferralsResource(Partner partner, Desk desk, Preconditions preconditions) {
        this.partner = partner;
        this.desk = desk;
        this.preconditions = preconditions;
    }

    @GET
    @Transactional
    @Operation(operationId = "listPartnerReferrals", summary = "List what this hospital is asked", description = "In the order of the last change, what is over too, without a word of whom it is about. With changedSince only what has changed since then, for a system that polls: not more often than every 15 seconds, with If-None-Match. Scope system/Task.r.")
    @APIResponse(responseCode = "200", description = "A page of referrals.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    public RestResponse<PartnerReferralPage> list(@QueryParam("changedSince") @Size(max = 500) String changedSince,
            @QueryParam("limit") @Min(1) @Max(100) @DefaultValue("20") int limit) {
        var hospital = partner.requires("system/Task.r").id;
        var batch = Changes.read(Attempt.getEntityManager(), "referral_attempt where hospital_id = :hospital",
                Map.of("hospital", hospital), changedSince, limit, UUID.class::cast);
        Map<UUID, Attempt> found = Attempt.<Attempt> list("id in ?1", batch.ids()).stream()
                .collect(Collectors.toMap(a -> a.id, Function.identity()));
        Map<UUID, Referral> needs = Referral
                .<Referral> list("id in ?1", found.values().stream().map(a -> a.referralId).distinct().toList()).stream()
                .collect(Collectors.toMap(r -> r.id, Function.identity()));
        var page = new PartnerReferralPage(batch.ids().stream().map(found::get)
                .map(a -> PartnerReferralPage.Line.of(a, needs.get(a.referralId).priority)).toList(), batch.cursor(),
                batch.more());
        return preconditions.read(page, fingerprint(page));
    }

    /** A list has no version of its own. */
    private static long fingerprint(PartnerReferralPage page) {
        var name = UUID.nameUUIDFromBytes(page.toString().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(8).putLong(name.getLeastSignificantBits()).getLong(0) & Long.MAX_VALUE;
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getPartnerReferral", summary = "Read a referral", description = "With the person's name, telephone and what the requester wrote, as long as this hospital is asked or has the person: not any more once it was cancelled, rejected or is over, nor after the person withdrew the consent. The reading is written down for the person to see, and counts as delivery. Another hospital's does not exist. Scope system/Task.r.")
    @APIResponse(responseCode = "200", description = "The referral.")
    @APIResponse(responseCode = "304", description = "As the caller knows it.")
    @APIResponse(responseCode = "410", description = "erased.")
    public RestResponse<PartnerReferralView> get(UUID id) {
        var referral = desk.read(id, "system/Task.r");
        var view = desk.show(referral, Attempt.findById(id));
        var person = view.person();
        return preconditions.read(view, view.version(),
                person == null ? 0 : Integer.toUnsignedLong(Objects.hash(person.name(), person.phone())));
    }
}
