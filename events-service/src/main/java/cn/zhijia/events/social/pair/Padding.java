package cn.zhijia.events.social.pair;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.events.social.matching.Choice;

/** Makes every result as long as the longest that can be, in bytes, so that its length on the wire says nothing. */
@Singleton
class Padding {

    /**
     * Of one match at most: 50 + 50 + 40 characters of twelve bytes each, as what is beyond the basic plane is written in two
     * escapes, are 1,680; ids, numbers and names of fields are less than 300.
     */
    private static final int MATCH = 2_000;
    static final int LENGTH = 100 + Choice.MOST * MATCH;

    private final ObjectMapper json;

    Padding(ObjectMapper json) {
        this.json = json;
    }

    ResultView padded(ResultView.Phase phase, List<MatchView> matches) {
        int bare = length(new ResultView(phase, matches, ""));
        return new ResultView(phase, matches, "-".repeat(LENGTH - bare));
    }

    private int length(ResultView view) {
        try {
            return json.writeValueAsBytes(view).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
