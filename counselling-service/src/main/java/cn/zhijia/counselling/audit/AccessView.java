package cn.zhijia.counselling.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccessLogEntry", description = "Who did what with my data.")
record AccessView(@Schema(required = true, minimum = "1", description = "Place in my log, without gaps.") long seq,
        @Schema(required = true) Instant at, @Schema(required = true) Act act,
        @Schema(required = true, description = "Whether it was I.") boolean self,
        @Schema(required = true, maxItems = 10, description = "What the person was at that time; service for a job.") List<String> roles,
        @Schema(maxLength = 100, description = "The name; absent for myself and for a job.", examples = "林老师") String who,
        @Schema(description = "What it was done with, such as an appointment or a note.") UUID thing,
        @Schema(maxLength = 500, description = "As the person put it.") String reason) {

    @Override
    public String toString() {
        return "AccessLogEntry " + seq; // never what it says
    }
}
