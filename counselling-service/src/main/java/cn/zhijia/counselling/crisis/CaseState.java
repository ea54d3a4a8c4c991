package cn.zhijia.counselling.crisis;

import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a case has come. There is no way back: what happens meanwhile is one more task. */
@Schema(name = "CrisisCaseState")
public enum CaseState {
    OPEN,
    ACKNOWLEDGED,
    ASSESSED,
    /** A safety plan was made. */
    PLANNED,
    /** A referral to a hospital was drafted. */
    REFERRED,
    FOLLOW_UP,
    CLOSED;

    public Set<CaseState> next() {
        return switch (this) {
            case OPEN -> Set.of(ACKNOWLEDGED);
            case ACKNOWLEDGED -> Set.of(ASSESSED);
            case ASSESSED -> Set.of(PLANNED, REFERRED);
            case PLANNED -> Set.of(REFERRED, FOLLOW_UP);
            case REFERRED -> Set.of(FOLLOW_UP);
            case FOLLOW_UP -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }
}
