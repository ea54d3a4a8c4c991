package cn.zhijia.events.games.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.events.games.standing.Because;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReasonViewTest {

    @Test
    void every_reason_of_a_rank_is_explained_in_the_contract() throws Exception {
        var code = ReasonView.class.getDeclaredField("code").getAnnotation(Schema.class);
        var words = Set.copyOf(List.of(code.description().split("[^A-Z_]+")));
        assertEquals(List.of(), Arrays.stream(Because.values()).map(Because::name).filter(b -> !words.contains(b)).toList());
        var known = Arrays.stream(Because.values()).map(Because::name).collect(Collectors.toSet());
        assertEquals(List.of(), words.stream().filter(w -> w.length() > 1 && !known.contains(w)).toList());
        assertEquals(List.of(), known.stream().filter(b -> b.length() > code.maxLength()).toList());
    }
}
