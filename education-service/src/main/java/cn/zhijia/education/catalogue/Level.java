package cn.zhijia.education.catalogue;

/**
 * What a programme leads to. 高起专: for those with a high school diploma; 专升本: for those with a junior college diploma; 非学历:
 * needs no diploma.
 */
public enum Level {
    JUNIOR_COLLEGE,
    BACHELOR,
    SHORT_COURSE
}
