package cn.zhijia.events.organizing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WaitlistPause")
record WaitlistPause(@Schema(required = true) boolean paused) {
}
