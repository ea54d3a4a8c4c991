package cn.zhijia.kit.testing.matrix;

import java.util.Arrays;
import java.util.Locale;

/** Who may call: the roles of the token, somebody without one, and a hospital's system. */
public enum Role {
    GUEST,
    MEMBER,
    ORGANIZER,
    CARER,
    COUNSELLOR,
    SUPERVISOR,
    DUTY_OFFICER,
    REGISTRAR,
    ADMIN,
    HOSPITAL;

    /** As the token and the table write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Role of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role " + word));
    }
}
