package cn.zhijia.counselling.quota;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a member of the family has sessions of their own, or uses the worker's. */
@Schema(name = "FamilyPool")
enum FamilyPool {
    OWN,
    SHARED
}
