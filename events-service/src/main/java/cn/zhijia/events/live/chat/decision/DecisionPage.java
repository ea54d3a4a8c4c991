package cn.zhijia.events.live.chat.decision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChatDecisionPage")
record DecisionPage(@Schema(required = true, maxItems = 100) List<DecisionView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
