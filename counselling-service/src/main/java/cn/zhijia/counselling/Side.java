package cn.zhijia.counselling;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who did not come. */
@Schema(name = "NoShowSide")
public enum Side {
    MEMBER,
    COUNSELLOR
}
