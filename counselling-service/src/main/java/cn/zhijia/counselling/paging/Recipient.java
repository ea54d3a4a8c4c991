package cn.zhijia.counselling.paging;

import java.util.UUID;

import cn.zhijia.kit.data.Person;

/** One person, or everybody who has a role. Who has it is known to the issuer alone. */
public record Recipient(UUID person, String role) {

    public static final Recipient SUPERVISORS = new Recipient(null, "supervisor");
    public static final Recipient ADMINISTRATORS = new Recipient(null, "admin");

    public static Recipient of(UUID person) {
        return new Recipient(person, null);
    }

    /** By which the world outside knows them: a 会员号, or the role. */
    public String name() {
        return role != null ? role : Person.<Person> findById(person).memberNo;
    }
}
