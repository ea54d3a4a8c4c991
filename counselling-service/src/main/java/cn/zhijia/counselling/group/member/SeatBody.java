package cn.zhijia.counselling.group.member;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.group.GroupRole;
import cn.zhijia.kit.Refusal;

/** Somebody asks for a seat. */
@Schema(name = "GroupSeatBody", examples = "{\"attempt\": \"0198c0de-0000-7000-8000-000000000031\", \"superiors\": [\"M-MEMBER9\"]}")
record SeatBody(
        @NotNull @Schema(required = true, description = "Chosen by the client, new for every time somebody asks again.") UUID attempt,
        @Schema(description = "MEMBER (if absent) or OBSERVER.") GroupRole role,
        @Size(max = 5) @Schema(description = "Numbers of my direct superiors, so that nobody sits with one. Shown to nobody, not even to me; kept as a keyed hash until I leave.") List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String> superiors) {

    GroupRole wish() {
        if (role != null && role != GroupRole.MEMBER && role != GroupRole.OBSERVER) {
            throw Refusal.field("/role", "member-or-observer");
        }
        return role == null ? GroupRole.MEMBER : role;
    }

    @Override
    public String toString() {
        return "GroupSeatBody " + attempt; // never whom somebody named
    }
}
