package cn.zhijia.counselling.crisis.closing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who was told. */
@Schema(name = "CrisisOutsider")
public enum Outsider {
    RELATIVE,
    EMPLOYER,
    POLICE
}
