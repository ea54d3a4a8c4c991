package cn.zhijia.counselling.instrument;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How soon somebody has to call (危机分级). L0 says nothing at all, and never that all is well: of those who died, most had
 * answered "not at all" (appi.ps.201500149).
 */
@Schema(name = "RiskLevel")
public enum Level {
    /** Nothing follows. */
    L0,
    /** Within two working days. */
    L1,
    /** The same day: within two hours, or thirty minutes. */
    L2,
    /** Crisis: within five minutes. */
    L3;

    /** Whether the answer to the member carries the safety page. */
    public boolean showsHelp() {
        return compareTo(L2) >= 0;
    }
}
