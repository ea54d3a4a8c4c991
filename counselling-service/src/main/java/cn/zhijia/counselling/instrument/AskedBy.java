package cn.zhijia.counselling.instrument;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who puts the questions. */
@Schema(name = "InstrumentAskedBy")
public enum AskedBy {
    /** Members answer for themselves. */
    MEMBER,
    /** A counsellor or duty officer asks a member: the screener is not for self-report. */
    TRAINED_PERSON
}
