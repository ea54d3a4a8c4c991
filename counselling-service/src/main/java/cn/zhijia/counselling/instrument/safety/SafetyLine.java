package cn.zhijia.counselling.instrument.safety;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SafetyLine", description = "A telephone line that answers.")
public record SafetyLine(@Schema(required = true, maxLength = 32, examples = "12356") String number,
        @Schema(required = true, maxLength = 100, examples = "全国统一心理援助热线") String name) {
}
