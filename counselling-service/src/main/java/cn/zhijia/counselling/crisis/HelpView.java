package cn.zhijia.counselling.crisis;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.safety.SafetyPage;

@Schema(name = "CrisisHelp", description = "Help is on its way; and whom to call meanwhile.")
record HelpView(
        @Schema(required = true, description = "The case: the one of this call, or the one that was open already.") UUID id,
        @Schema(required = true, maxLength = 200, examples = "我们已收到，值班人员会尽快联系。") String text,
        @Schema(required = true) SafetyPage safety) {
}
