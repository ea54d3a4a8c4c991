package cn.zhijia.counselling.station;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CrisisHandover", description = "Handed over: that is all a carer learns.")
record CrisisCallView(@Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 200, examples = "已转交值班人员。") String text) {
}
