package cn.zhijia.counselling.crisis;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a case ended. */
@Schema(name = "CrisisOutcome")
public enum Outcome {
    STABLE,
    /** With a counsellor, a clinic or a doctor. */
    IN_TREATMENT,
    ADMITTED,
    DECLINED_HELP,
    DECEASED
}
