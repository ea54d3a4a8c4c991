package cn.zhijia.counselling.counsellor;

enum Gender {
    FEMALE,
    MALE,
    OTHER
}
