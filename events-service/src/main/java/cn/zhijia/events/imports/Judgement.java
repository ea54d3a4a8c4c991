package cn.zhijia.events.imports;

import java.util.List;

import cn.zhijia.events.form.Question;

/**
 * What is written down about a row.
 *
 * @param code why it was refused, or null
 * @param question that the refusal is about, or null
 */
record Judgement(Verdict verdict, String code, String question) {

    static Judgement of(Verdict verdict) {
        return new Judgement(verdict, null, null);
    }

    /** What a registration calls an invalid request, a row has in one of its cells. */
    static Judgement refused(String code, SheetRow row, List<Question> asked) {
        if (code.equals("invalid-request")) {
            var missing = row.missing(asked);
            var question = missing == null ? row.unfit(asked) : missing;
            if (question != null) {
                return new Judgement(Verdict.REFUSED, missing == null ? "not-an-option" : "answer-missing", question);
            }
        }
        return new Judgement(Verdict.REFUSED, code, null);
    }
}
