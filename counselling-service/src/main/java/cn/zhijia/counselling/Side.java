package cn.zhijia.counselling;

/** Who did not come. */
enum Side {
    MEMBER,
    COUNSELLOR
}
