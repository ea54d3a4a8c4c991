package cn.zhijia.counselling.group;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody is in a group; PRESENTER (who tells a case) for one meeting. */
@Schema(name = "GroupRole")
public enum GroupRole {
    LEADER,
    CO_LEADER,
    PRESENTER,
    MEMBER,
    OBSERVER
}
