package cn.zhijia.events.social;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that an organizer learns of pairs that are not to be announced. */
@Schema(name = "SocialNumbers")
record NumbersView(
        @Schema(required = true, minimum = "0", examples = "45", description = "Who takes part.") int participants,
        @Schema(required = true, minimum = "0", examples = "45", description = "Of them, who was checked in.") int checkedIn,
        @Schema(minimum = "0", examples = "8", description = "Pairs at the reveal both of whom had come when the choices were opened, a number that stands still; absent before, and when of those people fewer than 5, or less than half, were still there.") Integer pairs) {
}
