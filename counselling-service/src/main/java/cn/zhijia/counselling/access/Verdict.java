package cn.zhijia.counselling.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the second supervisor thinks of it. NOT_JUSTIFIED ends an access that is still open. */
@Schema(name = "BreakGlassVerdict")
enum Verdict {
    JUSTIFIED,
    NOT_JUSTIFIED
}
