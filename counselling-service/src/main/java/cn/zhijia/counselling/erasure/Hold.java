package cn.zhijia.counselling.erasure;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an erasure waits.
 *
 * @param until null where nobody knows yet
 */
public record Hold(Reason reason, Instant until) {

    /** The first of them counts. */
    @Schema(name = "ErasureHold", description = "OPEN_CASE: somebody still looks after the member. IN_OFFICE: the member is a counsellor or carer. RETENTION: the law or the contract demands that records are kept (个人信息保护法 art. 47).")
    public enum Reason {
        OPEN_CASE,
        IN_OFFICE,
        RETENTION;

        /** What is kept for the law alone is used for nothing else; a case and an office go on as they are. */
        boolean stopsTheRest() {
            return this == RETENTION;
        }
    }
}
