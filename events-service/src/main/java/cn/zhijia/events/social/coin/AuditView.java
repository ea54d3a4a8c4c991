package cn.zhijia.events.social.coin;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CoinAudit")
record AuditView(
        @Schema(required = true, description = "Every balance is the sum of its entries, every posting and all accounts sum to zero, and no wallet is below zero.") boolean agrees,
        @Schema(required = true, description = "Over all accounts: 0.") long sum,
        @Schema(required = true, minimum = "0", description = "Coins given out, less what was taken back.") long issued,
        @Schema(required = true, minimum = "0", description = "Coins in wallets now.") long held,
        @Schema(required = true, minimum = "0", description = "Coins redeemed, or left in wallets at the end.") long redeemed,
        @Schema(required = true, minimum = "0") long wallets,
        @Schema(required = true, minimum = "0") long postings,
        @Schema(required = true, minimum = "0") long entries,
        @Schema(required = true, minimum = "0", description = "Accounts whose balance is not the sum of their entries: 0.") long drifted,
        @Schema(required = true, minimum = "0", description = "Postings that do not sum to zero: 0.") long unbalanced) {
}
