package cn.zhijia.counselling.instrument.response;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.Catalogue;
import cn.zhijia.counselling.instrument.Catalogue.Published;
import cn.zhijia.counselling.instrument.score.Answer;
import cn.zhijia.kit.Refusal;

/** Answers and nothing else: the server scores. */
@Schema(name = "ResponseBody", examples = "{\"instrument\": \"who-5\", \"version\": 1, \"answers\": [{\"item\": \"who-5-1\", \"option\": \"most-of-the-time\"}, {\"item\": \"who-5-2\", \"option\": \"more-than-half\"}, {\"item\": \"who-5-3\", \"option\": \"more-than-half\"}, {\"item\": \"who-5-4\", \"option\": \"less-than-half\"}, {\"item\": \"who-5-5\", \"option\": \"most-of-the-time\"}]}")
record ResponseBody(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") @Schema(required = true, examples = "phq-9") String instrument,
        @NotNull @Min(1) @Max(1000) @Schema(required = true, examples = "2", description = "The version whose text was shown; it is scored by its own rules, also when there is a newer one.") Integer version,
        @NotNull @Size(max = 50) @Schema(required = true, description = "One for every question that is asked, in any order.") List<@NotNull @Valid Answer> answers,
        @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(examples = "M-MEMBER2", description = "Whom a trained person asked; absent when members answer for themselves.") String memberNo,
        @Valid @Schema(description = "When it is answered in a screening of the member's union: once for each member.") Place campaign) {

    /** The union learns counts by department, never who answered. */
    @Schema(name = "ResponsePlace")
    record Place(@NotNull @Schema(required = true) UUID id,
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "fleet-10", description = "One of the campaign's.") String department) {
    }

    UUID campaignId() {
        return campaign == null ? null : campaign.id();
    }

    String department() {
        return campaign == null ? null : campaign.department();
    }

    Published published() {
        if (Catalogue.current(instrument).isEmpty()) {
            throw Refusal.field("/instrument", "unknown-instrument");
        }
        return Catalogue.version(instrument, version).orElseThrow(() -> Refusal.field("/version", "unknown-version"));
    }
}
