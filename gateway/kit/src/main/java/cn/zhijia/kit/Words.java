package cn.zhijia.kit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words for people, in zh-CN (default) and en: every {@code problems*.properties} on the class path, the kit's and the
 * service's.
 */
public final class Words {

    public static final Locale CHINESE = Locale.forLanguageTag("zh-CN");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final Map<Locale, Properties> TEXTS = Map.of(CHINESE, load("problems.properties"), ENGLISH,
            load("problems_en.properties"));

    private Words() {
    }

    /**
     * The best of our two languages for an Accept-Language value; Chinese when it is absent, unreadable or asks for neither.
     */
    public static Locale language(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return CHINESE;
        }
        try {
            var range = Locale.LanguageRange.parse(acceptLanguage);
            return Locale.filter(range, List.of(CHINESE, ENGLISH)).stream().findFirst()
                    .or(() -> java.util.Optional.ofNullable(Locale.lookup(range, List.of(CHINESE, ENGLISH, Locale.CHINESE))))
                    .map(l -> l.getLanguage().equals("zh") ? CHINESE : ENGLISH).orElse(CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return CHINESE;
        }
    }

    /** The HTTP status of a problem code; 500 for one that nobody wrote words for, which a test forbids. */
    public static int status(String code) {
        return Integer.parseInt(TEXTS.get(CHINESE).getProperty(code + ".status", "500"));
    }

    /**
     * The words of {@code key} (such as {@code slot-taken.title}) with its {@code {name}} places filled; null when there are
     * none.
     */
    public static String text(Locale language, String key, Map<String, ?> values) {
        String text = TEXTS.get(language).getProperty(key);
        if (text == null) {
            return null;
        }
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
        }
        return text;
    }

    /**
     * The problem code for a database constraint's name, as {@code constraint.NAME=code}; null when it is not one that callers
     * can run into.
     */
    public static String codeOfConstraint(String name) {
        return TEXTS.get(CHINESE).getProperty("constraint." + name);
    }

    /** Every problem code that has words, sorted. */
    public static Set<String> codes() {
        var codes = new TreeSet<String>();
        TEXTS.get(CHINESE).stringPropertyNames().stream().filter(k -> k.endsWith(".status"))
                .forEach(k -> codes.add(k.substring(0, k.length() - ".status".length())));
        return codes;
    }

    /** Everything that is said of every problem code, by code, as {@code x-problems} of a contract has it. */
    public static Map<String, Map<String, Object>> problems() {
        var all = new TreeMap<String, Map<String, Object>>();
        for (String code : codes()) {
            var entry = new TreeMap<String, Object>(Map.of("status", status(code)));
            for (Locale language : List.of(CHINESE, ENGLISH)) {
                for (String part : List.of("title", "detail", "action")) {
                    entry.put(part + "." + language.toLanguageTag(), text(language, code + "." + part, Map.of()));
                }
            }
            all.put(code, entry);
        }
        return all;
    }

    private static Properties load(String name) {
        var all = new Properties();
        try {
            for (var url : Collections.list(Thread.currentThread().getContextClassLoader().getResources(name))) {
                try (var in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    all.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
