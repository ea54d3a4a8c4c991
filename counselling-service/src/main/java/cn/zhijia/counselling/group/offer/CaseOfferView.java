package cn.zhijia.counselling.group.offer;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CaseOffer", description = "That somebody would present a case: a title, and to the others not by whom.")
record CaseOfferView(@Schema(required = true) UUID id, @Schema(required = true) CaseOfferState state,
        @Schema(maxLength = 30, examples = "一次艰难的沟通", description = "Absent once withdrawn.") String title,
        @Schema(required = true) boolean mine) {

    static CaseOfferView of(CaseOffer o, UUID reader) {
        return new CaseOfferView(o.id, o.state, o.title, o.personId.equals(reader));
    }
}
