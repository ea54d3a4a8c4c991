package cn.zhijia.events.live.frame.audience;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.live.frame.FrameView;

/** Says what the answer looks like; its bytes are written once a tick, for everybody. */
@Schema(name = "Frames", examples = "{\"reset\": false, \"frames\": [{\"from\": \"1764576000000:1041\", \"position\": \"1764576000000:1043\", \"state\": \"LIVE\", \"messages\": [{\"id\": \"0198c7a2-6d1e-7c3a-9b52-3f1d8e4a7b10\", \"sender\": \"王**\", \"text\": \"哺乳期加班可以拒绝吗？\", \"sentAt\": \"2026-12-05T06:20:11Z\", \"at\": 1042}], \"dropped\": 0, \"withheld\": 0, \"hidden\": [\"0198c7a2-5a00-7d11-8c44-9e0b1f2a3c4d\"], \"counters\": {\"visits\": 1605000, \"likes\": 1593000, \"concurrent\": 8120, \"replayVisits\": 0, \"replayLikes\": 0, \"asOf\": \"2026-12-05T06:20:12.300Z\"}}]}")
record FramesView(
        @Schema(required = true, description = "Start over: forget what is on the screen. The one frame has the newest messages.") boolean reset,
        @Schema(required = true, minItems = 1, maxItems = 21, description = "In order; the last position is the next after.") List<FrameView> frames) {
}
