package cn.zhijia.events.social.coin.corner;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.coin.CoinPosting;

@Schema(name = "CornerCheckIn")
record CheckInView(@Schema(required = true) UUID id, @Schema(required = true) UUID corner,
        @Schema(description = "The participant who earned as many.") UUID partner,
        @Schema(required = true, minimum = "1", description = "能量币 that I earned.") long coins,
        @Schema(required = true) Instant postedAt) {

    static CheckInView of(CoinPosting posting, UUID me) {
        return new CheckInView(posting.id(), posting.corner(), posting.partner(me), posting.toEach(), posting.postedAt());
    }
}
