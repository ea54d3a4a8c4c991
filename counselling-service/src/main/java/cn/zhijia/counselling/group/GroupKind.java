package cn.zhijia.counselling.group;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 巴林特小组 (medical staff discuss how they and their patients get on), 团体辅导, 支持小组. */
@Schema(name = "GroupKind")
enum GroupKind {
    BALINT,
    GROUP_COUNSELLING,
    SUPPORT
}
