package cn.zhijia.events.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetTest {

    static final Charset GB18030 = Charset.forName("GB18030");

    static Stream<Charset> charsets() {
        return Stream.of(StandardCharsets.UTF_8, GB18030);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void every_broken_row_is_told_what_is_wrong_with_it_and_spoils_no_other(Charset charset) {
        var lines = List.of("姓名,会员号,人数,工会",
                "王芳,M-1,1,shouer",
                "李娜,,1,shouer",
                "张伟," + "9".repeat(33) + ",1,shouer",
                "刘洋,M 4#,1,shouer",
                "陈静,M-1,1,shouer",
                "杨帆,M-6,0,shouer",
                "赵磊,M-7,11,shouer",
                "黄敏,M-8,两人,shouer",
                "周杰,M-9,1,shouer,又一列",
                "吴强,M-10",
                "\"徐丽,M-11,1,shouer",
                "孙" + "丽".repeat(100) + ",M-12,1,shouer",
                "马超,M-13,1,首儿所工会",
                "=HYPERLINK(1),M-14,1,shouer",
                "朱\u0000红,M-15,1,shouer",
                "",
                ",,,",
                "\"胡, \"\"小\"\" 明\",M-18, 2 ,",
                "龘𠮷,M-19,,shouer");
        var rows = Sheet.read(Decoding.text(String.join("\r\n", lines).getBytes(charset), null), List.of());
        assertEquals(Arrays.asList(null, Fault.MEMBER_NO_MISSING, Fault.MEMBER_NO_TOO_LONG, Fault.MEMBER_NO_UNREADABLE,
                Fault.DUPLICATE_ROW, Fault.PARTY_SIZE_OUT_OF_RANGE, Fault.PARTY_SIZE_OUT_OF_RANGE,
                Fault.PARTY_SIZE_OUT_OF_RANGE, Fault.TOO_MANY_CELLS, Fault.TOO_FEW_CELLS, Fault.UNCLOSED_QUOTE,
                Fault.NAME_TOO_LONG, Fault.UNION_UNREADABLE, Fault.FORMULA_CELL, Fault.CONTROL_CHARACTER, Fault.EMPTY_ROW,
                Fault.EMPTY_ROW, null, null), rows.stream().map(SheetRow::fault).toList());
        assertEquals(new SheetRow(2, "M-1", "王芳", "shouer", 1, List.of(), null), rows.get(0));
        assertEquals(new SheetRow(19, "M-18", "胡, \"小\" 明", null, 2, List.of(), null), rows.get(17));
        assertEquals(new SheetRow(20, "M-19", "龘𠮷", "shouer", 1, List.of(), null), rows.get(18));
    }

    @Test
    void formulas_of_every_kind_are_refused_wherever_they_stand() {
        for (var cell : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")) {
            assertEquals(Fault.FORMULA_CELL, Sheet.read("memberNo,name\nM-1," + cell, List.of()).get(0).fault(), cell);
            assertEquals(Fault.FORMULA_CELL, Sheet.read("memberNo,name\n" + cell + ",a", List.of()).get(0).fault(), cell);
        }
    }

    @Test
    void a_header_is_read_in_either_language_and_any_order() {
        for (var header : List.of("会员号,姓名", "memberNo,name", "MEMBERNO,姓名", " 会员号 ,\"name\"")) {
            assertEquals(new SheetRow(2, "M-1", "王芳", null, 1, List.of(), null),
                    Sheet.read(header + "\nM-1,王芳\n\n", List.of()).get(0), header);
        }
        assertEquals("M-1", Sheet.read("name,memberNo\r王芳,M-1\r", List.of()).get(0).memberNo());
    }

    @Test
    void a_file_that_is_none_is_refused_as_a_whole() {
        for (var empty : List.of("", " \r\n\n", "会员号,姓名", "会员号\n\n\n")) {
            refused("import-empty", empty);
        }
        refused("import-column-missing", "姓名,工会\n王芳,shouer");
        refused("import-column-twice", "会员号,memberNo\nM-1,M-1");
        refused("import-column-unknown", "会员号,手机\nM-1,1");
        refused("import-column-unknown", "会员号,\nM-1,");
        refused("import-column-unknown", "\"会员号\nM-1");
        assertEquals(5_000, Sheet.read("会员号" + "\nM-1".repeat(5_000), List.of()).size());
        refused("import-too-long", "会员号" + "\nM-1".repeat(5_001));
    }

    @Test
    void the_encoding_is_what_the_request_says_or_what_fits() {
        String text = "会员号,姓名\nM-1,王芳𠮷";
        byte[] utf8 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        byte[] gb = text.getBytes(GB18030);
        assertEquals(text, Decoding.text(utf8, null));
        assertEquals(text, Decoding.text(utf8, "UTF-8"));
        assertEquals(text, Decoding.text(gb, null));
        assertEquals(text, Decoding.text(gb, "gb18030"));
        assertEquals(text, Decoding.text(gb, "GBK"));
        var wrong = assertThrows(Refusal.class, () -> Decoding.text(gb, "utf-8"));
        assertEquals("import-encoding", wrong.code());
        byte[] neither = (text + "\nM-2,").getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(neither, neither.length + 1);
        broken[neither.length] = (byte) 0xFF;
        assertEquals("import-encoding", assertThrows(Refusal.class, () -> Decoding.text(broken, null)).code());
        assertEquals("import-media-type", assertThrows(Refusal.class, () -> Decoding.text(utf8, "utf-16")).code());
    }

    @Test
    void every_fault_has_words() {
        for (var fault : Fault.values()) {
            for (var language : List.of(Words.CHINESE, Words.ENGLISH)) {
                assertNotNull(ImportRowView.words(fault.code(), language), fault.code());
            }
        }
    }

    private static void refused(String code, String text) {
        assertEquals(code, assertThrows(Refusal.class, () -> Sheet.read(text, List.of()), text).code());
    }
}
