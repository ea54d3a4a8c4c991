package cn.zhijia.counselling.waitlist;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WaitlistEntryChanges", description = "What I wait for, in the order of its last change, what I left included.")
record EntryChanges(@Schema(required = true, maxItems = 100) List<EntryView> items,
        @Schema(required = true, maxLength = 500, description = "Pass as changedSince next time.") String changedSince,
        @Schema(required = true, description = "Whether there is more to fetch at once.") boolean more) {
}
