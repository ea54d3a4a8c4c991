package cn.zhijia.events.social.coin.corner;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.social.Social;
import cn.zhijia.events.social.SocialState;
import cn.zhijia.events.social.coin.CoinPosting;

@Schema(name = "CornerCheckIn")
record CheckInView(@Schema(required = true) UUID id, @Schema(required = true) UUID corner,
        @Schema(description = "The participant who earned as many; absent once the evening is purged.") UUID partner,
        @Schema(required = true, minimum = "1", description = "能量币 that I earned.") long coins,
        @Schema(required = true, description = "Taken back by an organizer: the coins are gone again.") boolean reversed,
        @Schema(required = true) Instant postedAt) {

    static CheckInView of(CoinPosting posting, Social social, UUID me) {
        var partner = social.state() == SocialState.PURGED ? null : posting.partner(me);
        return new CheckInView(posting.id(), posting.corner(), partner, posting.toEach(), posting.reversed(),
                posting.postedAt());
    }
}
