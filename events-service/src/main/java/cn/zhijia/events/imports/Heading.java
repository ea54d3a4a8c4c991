package cn.zhijia.events.imports;

import java.util.List;
import java.util.Optional;

import cn.zhijia.events.form.Question;

/**
 * What stands in a column.
 *
 * @param column null for the answers to a question
 * @param question its id, or null
 */
record Heading(Column column, String question) {

    /** A column of every import, or one for a question of this event: by its id, or by its text when no other has the same. */
    static Optional<Heading> of(String head, List<Question> asked) {
        return Column.named(head).map(column -> new Heading(column, null))
                .or(() -> asked.stream().map(Question::id).filter(head::equals).findFirst().or(() -> byText(head, asked))
                        .map(question -> new Heading(null, question)));
    }

    private static Optional<String> byText(String head, List<Question> asked) {
        var same = asked.stream().filter(q -> q.text().strip().equals(head)).map(Question::id).toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }
}
