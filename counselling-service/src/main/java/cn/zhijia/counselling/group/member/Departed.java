package cn.zhijia.counselling.group.member;

import java.util.UUID;

/** Somebody left a group. Told under the group's lock. */
public record Departed(UUID group, UUID person) {
}
