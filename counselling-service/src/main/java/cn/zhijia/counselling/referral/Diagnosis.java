package cn.zhijia.counselling.referral;

import java.text.Normalizer;
import java.util.regex.Pattern;

import cn.zhijia.kit.Refusal;

/**
 * Only a psychiatrist diagnoses (精神卫生法 articles 23 and 76). A code out of a classification is one, whatever the words around
 * it say: ICD-10 (a mental disorder F00 to F99, intentional self-harm X60 to X84, any other with its decimal) and ICD-11 (6A00
 * to 6E8Z); pure.
 */
public final class Diagnosis {

    private static final Pattern CODE = Pattern.compile(
            "(?<![A-Z0-9])(?:F[0-9]{2}(?:\\.[0-9]{1,3})?|X(?:[67][0-9]|8[0-4])(?:\\.[0-9])?|[A-TV-Z][0-9]{2}\\.[0-9]{1,3}|6[A-E][0-9][0-9A-Z](?:\\.[0-9A-Z]{1,2})?)(?![A-Z0-9])",
            Pattern.CASE_INSENSITIVE);

    private Diagnosis() {
    }

    /** Refuses a text with a code in it, full-width ones too; null passes. */
    public static void refuse(String pointer, String text) {
        if (text != null && isIn(text)) {
            throw new Refusal("diagnosis-not-allowed").at(pointer, "diagnosis-code");
        }
    }

    static boolean isIn(String text) {
        return CODE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find();
    }
}
