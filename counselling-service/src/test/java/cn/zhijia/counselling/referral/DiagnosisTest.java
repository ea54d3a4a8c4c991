package cn.zhijia.counselling.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DiagnosisTest {

    @Test
    void a_code_of_a_classification_is_one_however_it_is_written() {
        for (String text : List.of("F32", "诊断F32.1。", "f20.0", "Ｆ３２．１", "(F41.1)", "X78", "G47.0", "6A70", "6b00.1",
                "ICD:F33")) {
            assertTrue(Diagnosis.isIn(text), text);
        }
    }

    @Test
    void words_numbers_rooms_and_telephones_are_none() {
        for (String text : List.of("情绪低落两周，睡眠差", "PHQ-9 21分", "12356", "维生素B12", "A12会议室", "F3层", "13912345678", "2026.12",
                "SF32", "F321", "840路")) {
            assertFalse(Diagnosis.isIn(text), text);
        }
    }

    @Test
    void the_field_is_named() {
        var refusal = assertThrows(Refusal.class, () -> Diagnosis.refuse("/summary", "F32"));
        assertEquals("diagnosis-not-allowed", refusal.code());
        Diagnosis.refuse("/reason", null);
    }
}
