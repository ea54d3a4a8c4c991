package cn.zhijia.events.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Tuple;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Words;

@Schema(name = "ImportRow")
record ImportRowView(
        @Schema(required = true, minimum = "2", maximum = "5001", description = "Of the file; the header is 1.") int line,
        @Schema(maxLength = 32, examples = "M-MEMBER1", description = "Absent when it cannot be read.") String memberNo,
        @Schema(required = true) Verdict verdict,
        @Schema(maxLength = 64, examples = "member-no-too-long", description = "Why it was refused.") String code,
        @Schema(maxLength = 40, examples = "gender", description = "With answer-missing and not-an-option: the question's id.") String question,
        @Schema(maxLength = 500, examples = "会员号超过 32 个字符") String detail) {

    private static final String PAGE = """
            select line, member_no, verdict, code, question from import_row
            where import_id = :import and verdict is not null and line > :line
            and (cast(:verdict as text) is null or verdict = cast(:verdict as text)) order by line limit :limit
            """;

    /** Those with a verdict, in the order of the file. */
    @SuppressWarnings("unchecked")
    static List<ImportRowView> after(int line, UUID job, Verdict verdict, int limit, Locale language) {
        List<Tuple> rows = ImportJob.getEntityManager().createNativeQuery(PAGE, Tuple.class).setParameter("import", job)
                .setParameter("line", line).setParameter("verdict", verdict == null ? null : verdict.name())
                .setParameter("limit", limit).getResultList();
        return rows.stream().map(row -> new ImportRowView(row.get(0, Integer.class), row.get(1, String.class),
                Verdict.valueOf(row.get(2, String.class)), row.get(3, String.class), row.get(4, String.class),
                words(row.get(3, String.class), language)))
                .toList();
    }

    /** A row's own faults are worded like a field's, a rule's refusal by its title. */
    static String words(String code, Locale language) {
        if (code == null) {
            return null;
        }
        var field = Words.text(language, "field." + code, Map.of());
        return field != null ? field : Words.text(language, code + ".title", Map.of());
    }
}
