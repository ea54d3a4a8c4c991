package cn.zhijia.events.waitlist;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WaitlistExplanationPage")
record ExplanationPage(@Schema(required = true, maxItems = 100) List<ExplanationView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
