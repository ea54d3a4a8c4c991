package cn.zhijia.counselling.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneTest {

    @ParameterizedTest
    @ValueSource(strings = { "13912345678", "139 1234 5678", "+86 139-1234-5678", "+8613912345678", "0086 13912345678",
            "86 13912345678", "１３９１２３４５６７８", "(139) 1234‑5678", "＋８６　139.1234.5678" })
    void a_mobile_number_has_one_spelling(String written) {
        assertEquals("13912345678", Phone.canonical(written, "/phone"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "010-65120000", "+86 010 6512 0000", "（010）65120000" })
    void so_has_a_number_with_its_area_code(String written) {
        assertEquals("01065120000", Phone.canonical(written, "/phone"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1391234567", "139123456789", "12912345678", "65120000", "+1 202 555 0100", "一三九一二三四五六七八",
            "139x2345678", "" })
    void what_rings_nowhere_is_refused(String written) {
        assertThrows(Refusal.class, () -> Phone.canonical(written, "/phone"));
    }
}
