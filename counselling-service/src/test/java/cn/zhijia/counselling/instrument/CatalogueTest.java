package cn.zhijia.counselling.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.counselling.instrument.safety.SafetyPage;
import cn.zhijia.kit.Words;

/** What is published stays as it was published, and says nothing that only a doctor may say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

    /** Of the reader, nobody here may say these (精神卫生法 art. 23); "safe" nobody can say at all. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "诊断|确诊|患有|患了|抑郁症|焦虑症|障碍|病人|有病|重度抑郁|没有抑郁|安全|放心|一切正常|diagnos|disorder|depression|you suffer|you have an? (illness|disease)|patients?\\b|\\bsafe\\b|no risk|\\bnormal",
            Pattern.CASE_INSENSITIVE);

    @Test
    void no_published_version_ever_changes() {
        var hashes = Catalogue.all().stream()
                .collect(Collectors.toMap(p -> p.instrument().code() + " " + p.instrument().version(),
                        Catalogue.Published::sha256));
        assertEquals(Map.of(), difference(Map.of(
                "phq-9 1", "2a953ddd1e5266ceef0cc41bb8894a893b0ca09c5264a2b6b7e940db29ef12fe",
                "phq-9 2", "d6e12a0b9534617797a8e7047b3670925986d3f7c784c8db9bac95ebb2b4673c",
                "gad-7 1", "175b71ce2b21be42f41566de78721b887018c36e9010afe78d73b404ac762766",
                "who-5 1", "a4c92a58ab8b5514f6e55a3bd2016c9ae4f51552577e782b82cb9979b3c92cbf",
                "c-ssrs 1", "2fc9abc44308e7a3d4264cc866affdbbf28276e3dbc957ad5b75b9ccbcecb9d5"), hashes));
    }

    private static Map<String, String> difference(Map<String, String> pinned, Map<String, String> found) {
        return found.entrySet().stream().filter(e -> !e.getValue().equals(pinned.get(e.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void questions_carry_the_codes_of_the_field() {
        var phq = List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
        assertEquals(phq, codes("phq-9", 1));
        var withDifficulty = new ArrayList<>(phq);
        withDifficulty.add("69722-7");
        assertEquals(withDifficulty, codes("phq-9", 2));
        assertEquals(List.of("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"), codes("gad-7", 1));
        assertEquals(List.of("93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9"), codes("c-ssrs", 1));
        for (int version : new int[] { 1, 2 }) {
            var instrument = Catalogue.version("phq-9", version).orElseThrow().instrument();
            assertEquals(List.of("44249-1", "44261-6"), List.of(instrument.panel(), instrument.total()));
            assertEquals(List.of("LA6568-5 0", "LA6569-3 1", "LA6570-1 2", "LA6571-9 3"), instrument.options().get("frequency")
                    .stream().map(o -> o.code() + " " + o.score()).toList());
            assertEquals(List.of("44260-8"), instrument.items().stream().filter(Item::risk).map(Item::code).toList());
        }
        var gad = Catalogue.current("gad-7").orElseThrow().instrument();
        assertEquals(List.of("69737-5", "70274-6"), List.of(gad.panel(), gad.total()));
    }

    @Test
    void codes_of_loinc_have_their_check_digit() {
        var seen = new HashSet<String>();
        for (var published : Catalogue.all()) {
            var instrument = published.instrument();
            if (instrument.system().equals("http://loinc.org")) {
                instrument.items().forEach(i -> seen.add(i.code()));
                seen.addAll(List.of(instrument.panel(), instrument.total()));
            }
        }
        assertTrue(seen.size() >= 30);
        assertEquals(List.of(), seen.stream().filter(code -> !luhn(code.replace("-", ""))).toList());
    }

    /** LOINC's check digit, mod 10. */
    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }

    @Test
    void bands_leave_no_score_out_and_hold_none_twice() {
        for (var published : Catalogue.all()) {
            var instrument = published.instrument();
            if (instrument.method() == Instrument.Method.SUM) {
                int next = 0;
                for (var band : instrument.bands()) {
                    assertEquals(next, band.from());
                    next = band.to() + 1;
                }
                int most = instrument.items().stream().filter(Item::scored).mapToInt(i -> instrument.optionsOf(i).stream()
                        .filter(o -> !o.declines()).mapToInt(Option::score).max().orElseThrow()).sum() * instrument.factor();
                assertEquals(most, instrument.most());
            }
        }
    }

    @Test
    void every_word_is_there_in_both_languages_with_source_and_licence() {
        for (var text : everyText()) {
            assertFalse(text.zh().isBlank() || text.en().isBlank());
        }
    }

    @Test
    void what_a_reader_is_told_is_advice_and_never_a_diagnosis_or_that_all_is_well() {
        var said = new ArrayList<String>();
        for (var published : Catalogue.all()) {
            var instrument = published.instrument();
            instrument.bands().forEach(b -> said.addAll(List.of(b.advice().zh(), b.advice().en())));
            said.addAll(List.of(instrument.instruction().zh(), instrument.instruction().en()));
            assertTrue(instrument.bands().size() >= 3);
        }
        for (var language : List.of(Words.CHINESE, Words.ENGLISH)) {
            var page = SafetyPage.in(language, "12351");
            said.addAll(List.of(page.title(), page.text()));
            page.lines().forEach(line -> said.add(line.name()));
            // the one that refuses a diagnosis to staff has to name it
            Words.codes().stream().filter(code -> !code.equals("diagnosis-not-allowed"))
                    .forEach(code -> said.add(Words.text(language, code + ".title", Map.of())
                            + Words.text(language, code + ".detail", Map.of())));
        }
        assertTrue(said.size() > 80);
        assertEquals(List.of(), said.stream().filter(s -> FORBIDDEN.matcher(s).find()).toList());
    }

    @Test
    void the_scan_would_find_what_public_copies_say() {
        for (var copy : List.of("0-4分：没有抑郁症状", "20-27 可能有重度抑郁症", "您的状态一切正常", "You suffer from depression", "You are safe")) {
            assertTrue(FORBIDDEN.matcher(copy).find(), copy);
        }
    }

    private static List<String> codes(String code, int version) {
        return Catalogue.version(code, version).orElseThrow().instrument().items().stream().map(Item::code).toList();
    }

    private static List<Text> everyText() {
        var texts = new ArrayList<Text>();
        for (var published : Catalogue.all()) {
            var i = published.instrument();
            texts.addAll(List.of(i.title(), i.instruction(), i.source(), i.licence()));
            i.items().forEach(item -> texts.add(item.text()));
            i.bands().forEach(band -> texts.add(band.advice()));
            i.options().values().forEach(list -> list.forEach(option -> texts.add(option.text())));
        }
        return texts;
    }
}
