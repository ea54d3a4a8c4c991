package cn.zhijia.counselling.counsellor;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Modality;

@Schema(name = "Counsellor", description = "A counsellor as every signed-in person sees one: without the member number.")
record CounsellorView(@Schema(required = true) UUID id, @Schema(required = true, maxLength = 100, examples = "林老师") String name,
        @Schema(required = true, maxLength = 64, examples = "xinyuan") String agency,
        @Schema(required = true, maxItems = 20) List<Qualification> qualifications,
        @Schema(required = true, maxItems = 10) List<String> languages, @Schema(required = true) Gender gender,
        @Schema(required = true, maxItems = 20) List<String> topics,
        @Schema(required = true, maxItems = 3) List<Modality> modalities, @Schema(required = true) int mostPerDay,
        @Schema(required = true) int sessionMinutes, @Schema(required = true) int bufferMinutes,
        @Schema(description = "In office, of Asia/Shanghai; absent for who stays.") LocalDate lastDay) {

    static CounsellorView of(Counsellor c) {
        return new CounsellorView(c.id, c.name, c.agency, List.copyOf(c.qualifications), c.languages, c.gender, c.topics,
                c.modalities, c.mostPerDay, c.sessionMinutes, c.bufferMinutes, c.lastDay);
    }
}
