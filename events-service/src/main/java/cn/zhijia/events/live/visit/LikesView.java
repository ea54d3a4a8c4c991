package cn.zhijia.events.live.visit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Likes", examples = "{\"count\": 12, \"clipped\": false}")
record LikesView(
        @Schema(required = true, minimum = "0", maximum = "1000000", description = "The running total that stands.") int count,
        @Schema(required = true, description = "More was sent than ten for each second since the visit began; what is over was not counted.") boolean clipped) {
}
