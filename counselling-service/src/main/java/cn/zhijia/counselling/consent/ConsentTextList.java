package cn.zhijia.counselling.consent;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ConsentTextList")
record ConsentTextList(@Schema(required = true, maxItems = 20) List<Shown> items) {

    @Schema(name = "ConsentText", description = "Show it whole, and send version and sha256 back with the consent.")
    record Shown(@Schema(required = true) Purpose purpose, @Schema(required = true, minimum = "1") int version,
            @Schema(required = true, maxLength = 64, description = "Of the text in both languages.") String sha256,
            @Schema(required = true, maxLength = 100) String title, @Schema(required = true, maxLength = 2000) String text) {

        static Shown of(ConsentText text, Locale language) {
            return new Shown(text.purpose(), text.version(), text.sha256(), text.title().in(language),
                    text.text().in(language));
        }
    }
}
