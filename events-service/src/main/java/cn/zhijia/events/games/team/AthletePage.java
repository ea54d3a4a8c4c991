package cn.zhijia.events.games.team;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetAthletePage")
record AthletePage(@Schema(required = true, maxItems = 100) List<AthleteView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
