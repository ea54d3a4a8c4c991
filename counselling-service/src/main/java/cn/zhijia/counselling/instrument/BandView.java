package cn.zhijia.counselling.instrument;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InstrumentBand", description = "What a result is called, and what is advised. Never a diagnosis.")
record BandView(@Schema(required = true, maxLength = 32, examples = "MILD") String code,
        @Schema(minimum = "0", maximum = "100", description = "Lowest score; absent where answers decide and not a sum.") Integer from,
        @Schema(minimum = "0", maximum = "100", description = "Highest score.") Integer to,
        @Schema(required = true, maxLength = 500) String advice) {

    static BandView of(Band band, Locale language) {
        return new BandView(band.code(), band.from(), band.to(), band.advice().in(language));
    }
}
