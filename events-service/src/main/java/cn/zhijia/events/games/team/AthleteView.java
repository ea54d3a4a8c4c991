package cn.zhijia.events.games.team;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetAthlete")
record AthleteView(
        @Schema(maxLength = 64, examples = "M-MEMBER1", description = "会员号.") String memberNo,
        @Schema(required = true, maxLength = 100, examples = "王芳") String name,
        @Schema(required = true, examples = "1", description = "In how many disciplines this athlete is entered.") int disciplines) {

    static AthleteView of(Athlete a) {
        return new AthleteView(a.person.memberNo, a.name, a.disciplines);
    }
}
