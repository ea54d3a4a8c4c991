package cn.zhijia.events.games.team;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetTeamPage")
record TeamPage(@Schema(required = true, maxItems = 100) List<TeamView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
