package cn.zhijia.counselling.group.member;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupSeatList")
record SeatList(@Schema(required = true, maxItems = 132) List<SeatView> items) {
}
