package cn.zhijia.events.games.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.data.Person;

@Schema(name = "MeetTeamBody", examples = "{\"title\": \"安检队\", \"union\": \"airport\", \"captain\": \"M-MEMBER1\"}")
record TeamBody(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "安检队", description = "Once in a meet. Blanks around it are dropped.") String title,
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") @Schema(required = true, examples = "airport", description = "The union under whose name it competes; its athletes may be of others.") String union,
        @Pattern(regexp = MEMBER_NO) @Schema(maxLength = 32, examples = "M-MEMBER1", description = "会员号 of who leads it and may protest; an athlete or not.") String captain) {

    static final String MEMBER_NO = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";

    /** As it is stored, so that a repeat can be told from a change. */
    TeamBody checked() {
        return new TeamBody(title.strip(), union, captain);
    }

    static TeamBody of(Team t) {
        return new TeamBody(t.title, t.unionId, t.captain());
    }

    /** Whether nothing is new but the title and the captain. */
    boolean keepsUnion(Team t) {
        return union.equals(t.unionId);
    }

    void copyTo(Team t) {
        t.title = title;
        t.unionId = union;
        t.captainPersonId = captain == null ? null : Person.numbered(captain).id;
    }
}
