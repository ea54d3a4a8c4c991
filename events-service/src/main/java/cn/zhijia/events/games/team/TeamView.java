package cn.zhijia.events.games.team;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetTeam")
record TeamView(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 100, examples = "安检队") String title,
        @Schema(required = true, maxLength = 64, examples = "airport") String union,
        @Schema(maxLength = 64, examples = "M-MEMBER1", description = "会员号 of who leads it. For organizers of the meet and for the team.") String captain) {

    static TeamView of(Team t, boolean people) {
        return new TeamView(t.id, t.title, t.unionId, people ? t.captain() : null);
    }
}
