package cn.zhijia.counselling.family;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FamilyTie", description = "A tie as either of the two sees it; it does not exist for anybody else.")
record TieView(@Schema(required = true) UUID id, @Schema(required = true, description = "What I am in it.") Side mine,
        @Schema(required = true, maxLength = 32, examples = "M-MEMBER41", description = "The other's number, as it was named or is now.") String memberNo,
        @Schema(required = true, description = "ASKED until the member of the family confirms; then ACTIVE until either ends it.") State state) {

    @Schema(name = "FamilySide")
    enum Side {
        WORKER,
        RELATIVE
    }

    @Schema(name = "FamilyTieState")
    enum State {
        ASKED,
        ACTIVE,
        ENDED
    }
}
