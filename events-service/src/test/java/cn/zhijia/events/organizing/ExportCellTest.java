package cn.zhijia.events.organizing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportCellTest {

    @ParameterizedTest
    @ValueSource(strings = { "=1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", " =1", "\uFEFF=1", "\u200B=1", "\u3000＝1", "\tx" })
    void what_a_spreadsheet_would_run_begins_with_an_apostrophe(String text) {
        assertEquals("'" + text, Export.cell(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "王芳", "a=1", "1-2", " 王芳", "2026-12-02" })
    void anything_else_stays_as_it_is(String text) {
        assertEquals(text, Export.cell(text));
    }
}
