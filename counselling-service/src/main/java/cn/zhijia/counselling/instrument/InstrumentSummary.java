package cn.zhijia.counselling.instrument;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.Catalogue.Published;

@Schema(name = "InstrumentSummary")
record InstrumentSummary(@Schema(required = true, maxLength = 32, examples = "phq-9") String code,
        @Schema(required = true, minimum = "1", examples = "2") int version,
        @Schema(required = true, maxLength = 200, examples = "患者健康问卷（PHQ-9）") String title,
        @Schema(required = true) AskedBy askedBy,
        @Schema(required = true, minimum = "1", examples = "10") int questions,
        @Schema(required = true, maxLength = 64) String sha256) {

    static InstrumentSummary of(Published published, Locale language) {
        var i = published.instrument();
        return new InstrumentSummary(i.code(), i.version(), i.title().in(language), i.askedBy(), i.items().size(),
                published.sha256());
    }
}
