package cn.zhijia.events.social.matching;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How pairs are made of choices that were returned. */
@Schema(name = "SocialPolicy")
public enum Policy {
    /** Everybody with everybody who chose them back. */
    ALL,
    /** Each person in one pair at most. */
    ONE_TO_ONE
}
