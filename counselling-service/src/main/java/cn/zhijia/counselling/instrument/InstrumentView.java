package cn.zhijia.counselling.instrument;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.instrument.Catalogue.Published;

@Schema(name = "Instrument", description = "One published version, in the language asked for.")
record InstrumentView(@Schema(required = true, maxLength = 32, examples = "phq-9") String code,
        @Schema(required = true, minimum = "1", examples = "2") int version,
        @Schema(required = true, maxItems = 100, description = "All versions that were ever published, oldest first; each can be answered.") List<Integer> versions,
        @Schema(required = true) LocalDate publishedOn,
        @Schema(required = true, maxLength = 64, description = "SHA-256 of text and rules in both languages, as canonical JSON (RFC 8785).") String sha256,
        @Schema(required = true, maxLength = 200) String title, @Schema(required = true, maxLength = 500) String instruction,
        @Schema(required = true) AskedBy askedBy,
        @Schema(required = true, maxLength = 200, description = "The code system of questions, panel and total.", examples = "http://loinc.org") String system,
        @Schema(required = true, maxLength = 32, examples = "44249-1") String panel,
        @Schema(required = true, maxLength = 32, examples = "44261-6") String total,
        @Schema(required = true, maxItems = 50) List<ItemView> items,
        @Schema(required = true, maxItems = 20) List<BandView> bands,
        @Schema(required = true, maxLength = 1000) String source, @Schema(required = true, maxLength = 1000) String licence) {

    static InstrumentView of(Published published, List<Published> versions, Locale language) {
        var i = published.instrument();
        return new InstrumentView(i.code(), i.version(), versions.stream().map(p -> p.instrument().version()).toList(),
                i.publishedOn(), published.sha256(), i.title().in(language), i.instruction().in(language), i.askedBy(),
                i.system(), i.panel(), i.total(), i.items().stream().map(item -> ItemView.of(i, item, language)).toList(),
                i.bands().stream().map(band -> BandView.of(band, language)).toList(), i.source().in(language),
                i.licence().in(language));
    }
}
