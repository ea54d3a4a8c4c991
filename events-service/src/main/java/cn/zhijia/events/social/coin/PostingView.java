package cn.zhijia.events.social.coin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinPosting")
record PostingView(
        @Schema(required = true) UUID id,
        @Schema(required = true) CoinPosting.Source source,
        @Schema(required = true) Instant postedAt,
        @Schema(description = "Of a CHECK_IN.") UUID corner,
        @Schema(description = "Of a REDEMPTION.") UUID item,
        @Schema(description = "Of a REVERSAL: the posting it takes back.") UUID reverses,
        @Schema(maxLength = 200, description = "Of a REVERSAL.") String reason,
        @Schema(required = true, maxItems = 2, description = "Numbers of the participants it is about; none once the evening is purged.") List<Integer> people,
        @Schema(required = true, maxItems = 2002, description = "They sum to zero; a participant sees only what its own wallet got or gave.") List<EntryView> entries) {
}
