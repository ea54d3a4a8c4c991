package cn.zhijia.counselling.erasure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ErasureState", description = "REQUESTED for 72 hours, then EXECUTED, or RESTRICTED for as long as something holds it.")
enum ErasureState {
    REQUESTED,
    RESTRICTED,
    TAKEN_BACK,
    EXECUTED
}
