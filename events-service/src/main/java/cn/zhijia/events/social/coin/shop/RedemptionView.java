package cn.zhijia.events.social.coin.shop;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.coin.CoinPosting;

@Schema(name = "Redemption")
record RedemptionView(@Schema(required = true) UUID id, @Schema(description = "Absent for a rose.") UUID item,
        @Schema(description = "Of a rose.") UUID match,
        @Schema(required = true, minimum = "0", description = "能量币 that were given for it.") long price,
        @Schema(required = true, description = "Taken back by an organizer: it is not valid any more, and the coins are back. A rose never is.") boolean reversed,
        @Schema(required = true) Instant redeemedAt) {

    static RedemptionView of(CoinPosting posting) {
        return new RedemptionView(posting.id(), posting.item(), null, -posting.toEach(), posting.reversed(),
                posting.postedAt());
    }

    static RedemptionView of(Rose rose) {
        return new RedemptionView(rose.id, null, rose.pairId, 0, false, rose.givenAt);
    }
}
