package cn.zhijia.education.catalogue;

/**
 * What a programme leads to. 高起专: for those with a high school diploma; 专升本: for those with a junior college diploma;
 * 非学历: needs no diploma.
 */
public enum Level {
    JUNIOR_COLLEGE,
    BACHELOR,
    SHORT_COURSE;

    /** The names, as a pattern for query parameters, where an unreadable enum would be taken for an unknown address. */
    public static final String NAMES = "JUNIOR_COLLEGE|BACHELOR|SHORT_COURSE";

    public static Level named(String name) {
        return name == null ? null : valueOf(name);
    }
}
