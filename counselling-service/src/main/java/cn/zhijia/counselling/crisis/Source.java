package cn.zhijia.counselling.crisis;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who worries. */
@Schema(name = "CrisisSource", description = "Extensible.")
public enum Source {
    /** A response's flag. */
    RESPONSE,
    /** 我现在需要帮助. */
    MEMBER,
    CARER,
    COUNSELLOR,
    /** The telephone line, by a duty officer. */
    LINE
}
