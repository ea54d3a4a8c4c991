package cn.zhijia.counselling.hospital;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 紧急程度, in the words of FHIR's request priority. */
@Schema(name = "ReferralPriority")
public enum Priority {
    /** Life is in danger now. */
    STAT,
    /** Today. */
    URGENT,
    /** In the next days. */
    ROUTINE
}
