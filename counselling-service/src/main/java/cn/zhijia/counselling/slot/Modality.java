package cn.zhijia.counselling.slot;

/** How a session is held: in a station's room, by telephone, by video. */
public enum Modality {
    ON_SITE,
    PHONE,
    VIDEO
}
