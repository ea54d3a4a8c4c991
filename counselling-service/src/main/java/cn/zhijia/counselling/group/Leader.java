package cn.zhijia.counselling.group;

import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Who leads a group, or helps to, and by what training. */
@Embeddable
record Leader(UUID personId, @Enumerated(EnumType.STRING) GroupRole role, String training) {
}
