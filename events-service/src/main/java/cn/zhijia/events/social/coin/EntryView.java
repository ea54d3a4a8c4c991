package cn.zhijia.events.social.coin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinEntry")
record EntryView(
        @Schema(required = true) CoinAccount.Kind account,
        @Schema(minimum = "1", description = "Whose wallet: the participant's number for the evening; absent once it is purged.") Integer number,
        @Schema(required = true, description = "Below zero for what the account gave.") long amount) {
}
