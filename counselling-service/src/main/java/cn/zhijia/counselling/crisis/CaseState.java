package cn.zhijia.counselling.crisis;

import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a case has come. There is no way back: what happens meanwhile is one more task. */
@Schema(name = "CrisisCaseState")
public enum CaseState {
    OPEN,
    ACKNOWLEDGED,
    /** The screener was asked; or two people say why it cannot be. */
    ASSESSED,
    /** A safety plan was made. */
    PLANNED,
    /** A referral to a hospital was drafted: in danger of life also before an assessment, which is then still due. */
    REFERRED,
    FOLLOW_UP,
    CLOSED;

    public Set<CaseState> next() {
        return switch (this) {
            case OPEN -> Set.of(ACKNOWLEDGED);
            case ACKNOWLEDGED -> Set.of(ASSESSED, REFERRED);
            case ASSESSED -> Set.of(PLANNED, REFERRED);
            case PLANNED -> Set.of(REFERRED, FOLLOW_UP);
            case REFERRED -> Set.of(FOLLOW_UP);
            case FOLLOW_UP -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** Who has died is followed up by nobody. */
    boolean mayEndAs(Outcome how) {
        return this == FOLLOW_UP || how == Outcome.DECEASED && Set.of(ASSESSED, PLANNED, REFERRED).contains(this);
    }
}
