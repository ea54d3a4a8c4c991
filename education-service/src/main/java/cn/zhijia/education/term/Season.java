package cn.zhijia.education.term;

/** 春季班, 秋季班. */
enum Season {
    SPRING,
    AUTUMN
}
