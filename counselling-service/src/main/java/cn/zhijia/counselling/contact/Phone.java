package cn.zhijia.counselling.contact;

import java.text.Normalizer;
import java.util.regex.Pattern;

import cn.zhijia.kit.Refusal;

/** 电话号码 of mainland China in its one spelling, digits only, so that it is found however it was written. Pure. */
final class Phone {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}()（）.]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)?86(?=1[3-9]\\d{9}$|0\\d{9,11}$)");
    /** A mobile telephone, or one in a building with its area code. */
    private static final Pattern NUMBER = Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}");

    private Phone() {
    }

    /** {@code 139 1234 5678}, {@code +86-13912345678} and {@code １３９１２３４５６７８} are {@code 13912345678}. */
    static String canonical(String written, String pointer) {
        String plain = BETWEEN.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("");
        String number = COUNTRY.matcher(plain).replaceFirst("");
        if (!NUMBER.matcher(number).matches()) {
            throw Refusal.field(pointer, "not-a-phone-number");
        }
        return number;
    }
}
