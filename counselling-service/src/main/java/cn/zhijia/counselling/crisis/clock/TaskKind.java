package cn.zhijia.counselling.crisis.clock;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody has to do for a case. Each state of a case has one that leads out of it. */
@Schema(name = "CrisisTaskKind", description = "Extensible.")
public enum TaskKind {
    /** Out of OPEN: a duty officer takes it on. */
    ACKNOWLEDGE,
    /** Past OPEN: a crisis came in once more, and somebody looks at it. */
    REACT,
    /** The member is called. */
    CALL_BACK,
    /** Out of ACKNOWLEDGED: the screener is asked. */
    ASSESS,
    /** Out of ASSESSED: a safety plan, or a referral. */
    PLAN,
    /** Out of PLANNED and REFERRED, and then three times more. */
    FOLLOW_UP,
    /** Out of FOLLOW_UP. */
    CLOSE
}
