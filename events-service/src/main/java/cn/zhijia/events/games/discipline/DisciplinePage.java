package cn.zhijia.events.games.discipline;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetDisciplinePage")
record DisciplinePage(@Schema(required = true, maxItems = 100) List<DisciplineView> items,
        @Schema(maxLength = 1000, description = "Pass as cursor for the next page; absent on the last.") String next) {
}
