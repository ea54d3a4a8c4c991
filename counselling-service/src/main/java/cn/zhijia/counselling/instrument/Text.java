package cn.zhijia.counselling.instrument;

import java.util.Locale;

import cn.zhijia.kit.Words;

/** Words for people, in both languages. */
public record Text(String zh, String en) {

    public String in(Locale language) {
        return Words.ENGLISH.equals(language) ? en : zh;
    }
}
