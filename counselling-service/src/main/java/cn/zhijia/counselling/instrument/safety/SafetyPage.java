package cn.zhijia.counselling.instrument.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.json.JsonMapper;

import cn.zhijia.counselling.instrument.Text;

/** 求助页: goes with every answer that calls somebody the same day, so that nobody has to wait for the call. */
@Schema(name = "SafetyPage")
public record SafetyPage(@Schema(required = true, maxLength = 100, examples = "您可以马上找人说说话") String title,
        @Schema(required = true, maxLength = 500) String text,
        @Schema(required = true, maxItems = 10) List<SafetyLine> lines) {

    private static final Source PAGE = read();

    /** The page as data ({@code safety/page.json}), where every number has its source. */
    private record Source(Text title, Text text, List<Line> lines) {
    }

    /** @param number null for the federation's own line, which is configured */
    private record Line(String number, Text name, String source) {

        SafetyLine in(Locale language, String federation) {
            return new SafetyLine(number == null ? federation : number, name.in(language));
        }
    }

    /** @param federation the telephone number of the federation's own line */
    public static SafetyPage in(Locale language, String federation) {
        return new SafetyPage(PAGE.title.in(language), PAGE.text.in(language),
                PAGE.lines.stream().map(line -> line.in(language, federation)).toList());
    }

    private static Source read() {
        try (var in = SafetyPage.class.getResourceAsStream("/safety/page.json")) {
            return new JsonMapper().readValue(in, Source.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
