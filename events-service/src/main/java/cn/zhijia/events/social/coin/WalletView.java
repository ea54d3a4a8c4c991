package cn.zhijia.events.social.coin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinWallet")
record WalletView(
        @Schema(required = true, minimum = "0", description = "能量币 that can be spent.") long balance,
        @Schema(required = true, minimum = "0", description = "By check-ins that were not reversed.") long earned,
        @Schema(required = true, minimum = "1", description = "What one person may earn this evening.") int cap) {
}
