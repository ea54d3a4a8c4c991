package cn.zhijia.counselling.audit;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AuditVerification", description = "One step through the audit. Without badRow everything up to here is as it was written.")
record VerificationView(
        @Schema(required = true, minimum = "0", description = "Streams that this step followed to their end.") int streams,
        @Schema(required = true, minimum = "0", description = "Rows that this step looked at.") int rows,
        @Schema(description = "The first row of a stream that is not as it was written. The next step goes on behind that stream.") BadRow badRow,
        @Schema(maxLength = 500, description = "Pass as cursor for the next step; absent when everything has been seen.") String next) {

    @Schema(name = "AuditBadRow")
    record BadRow(@Schema(required = true, description = "A person's pseudonym.") UUID stream,
            @Schema(required = true, minimum = "0", description = "Place in the stream, from 1.") long seq,
            @Schema(required = true, description = "CHANGED since it was written, MISSING, or BEYOND_THE_HEAD: written past the chain.") Chain.Fault fault) {
    }
}
