package cn.zhijia.counselling.counsellor;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.Reach;

/** What the administrator says about a counsellor. */
@Schema(name = "CounsellorBody", examples = "{\"memberNo\": \"M-COUNSELLOR1\", \"name\": \"林静\", \"agency\": \"xinyuan\", \"qualifications\": [{\"name\": \"国家二级心理咨询师\", \"expiresOn\": \"2030-12-31\"}], \"languages\": [\"zh-CN\"], \"gender\": \"FEMALE\", \"topics\": [\"STRESS\", \"SLEEP\"], \"modalities\": [\"ON_SITE\", \"VIDEO\"], \"mostPerDay\": 6, \"sessionMinutes\": 50, \"bufferMinutes\": 10}")
record CounsellorBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") @Schema(required = true, examples = "M-COUNSELLOR1") String memberNo,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "林老师") String name,
        @NotBlank @Size(max = 64) @Schema(required = true, examples = "xinyuan") String agency,
        @NotNull @Size(min = 1, max = 20) @Schema(required = true, description = "All must be valid on the day of a session.") List<@NotNull @Valid Qualification> qualifications,
        @NotNull @Size(min = 1, max = 10) @Schema(required = true, examples = "[\"zh-CN\"]") List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,16}") String> languages,
        @NotNull @Schema(required = true) Gender gender,
        @NotNull @Size(max = 20) @Schema(required = true, examples = "[\"SLEEP\",\"STRESS\"]", description = "Topic codes; extensible.") List<@NotNull @Pattern(regexp = "[A-Z][A-Z_]{1,31}") String> topics,
        @NotNull @Size(min = 1, max = 3) @Schema(required = true) List<@NotNull Modality> modalities,
        @Min(1) @Max(16) @NotNull @Schema(required = true, description = "Most sessions on one day.") Integer mostPerDay,
        @Min(15) @Max(180) @NotNull @Schema(required = true, examples = "50", description = "Length of a session.") Integer sessionMinutes,
        @Min(0) @Max(60) @NotNull @Schema(required = true, examples = "10", description = "Kept free after each session.") Integer bufferMinutes) {

    void check() {
        for (int i = 0; i < qualifications.size(); i++) {
            Reach.check("/qualifications/" + i + "/expiresOn", qualifications.get(i).expiresOn());
        }
    }
}
