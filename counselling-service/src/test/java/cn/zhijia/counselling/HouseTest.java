package cn.zhijia.counselling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.testing.House;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HouseTest {

    @Test
    void every_operation_says_who_may_call_it() {
        assertTrue(House.operations(Path.of("target/classes")) > 20);
        assertEquals(List.of(), House.operationsWithoutARule(Path.of("target/classes")));
    }

    @Test
    void every_refusal_has_words_in_both_languages() {
        assertEquals(List.of(), House.codesWithoutWords(Path.of("src/main/java")));
    }

    @Test
    void every_native_query_finds_its_plan_again() {
        assertEquals(List.of(), House.nativeQueriesOfBasicTypes(Path.of("src/main/java")));
    }

    @Test
    void a_database_that_is_gone_without_a_word_is_given_up_soon_after_any_statement_would_have_ended() {
        long seconds = House.silenceAfterStatements(Path.of("target/classes"));
        assertTrue(seconds > 0 && seconds <= 30, seconds + " s");
    }
}
