package cn.zhijia.kit.testing.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import cn.zhijia.kit.testing.Tokens;

/**
 * Somebody with one role and nothing else, so that a verdict is that role's. Whoever is {@link Relation#OWN} belongs to the
 * union, school, agency and hospital that the object belongs to, and is the person it was made by or for.
 *
 * @param union 工会 of the object
 */
public record Caller(Role role, Relation relation, String union) {

    /** School, agency and hospital of the objects. */
    public static final String SCHOOL = "ouc", AGENCY = "xinyuan", HOSPITAL = "huilongguan";

    private static final Map<Caller, String> TOKENS = new ConcurrentHashMap<>();

    /** Whom the objects of this union belong to. */
    public static Caller own(Role role, String union) {
        return new Caller(role, Relation.OWN, union);
    }

    /** Every role in every relation; to guests and administrators all objects are alike. */
    static List<Caller> all(String union) {
        var callers = new ArrayList<Caller>();
        for (Role role : Role.values()) {
            for (Relation relation : Relation.values()) {
                if (relation == Relation.OWN || role != Role.GUEST && role != Role.ADMIN) {
                    callers.add(new Caller(role, relation, union));
                }
            }
        }
        return callers;
    }

    /** 会员号. */
    public String memberNo() {
        return "T-" + name();
    }

    public String name() {
        return "matrix-" + role.word() + "-" + relation.name().toLowerCase(Locale.ROOT);
    }

    /** Null for a guest. */
    public String token() {
        return role == Role.GUEST ? null : TOKENS.computeIfAbsent(this, Caller::signed);
    }

    private String signed() {
        boolean foreign = relation == Relation.FOREIGN;
        String theirs = foreign ? "another-union" : union;
        var person = Tokens.person(name(), role.word()).union(theirs);
        return switch (role) {
            case ORGANIZER -> person.with("unions", List.of(theirs)).sign();
            case COUNSELLOR -> person.with("agency", foreign ? "another-agency" : AGENCY).sign();
            case REGISTRAR -> person.with("school", foreign ? "another-school" : SCHOOL).sign();
            case HOSPITAL -> person.without("member_no").without("union").with("scope", "system/Task.rsu")
                    .with("hospital", foreign ? "another-hospital" : HOSPITAL).sign();
            default -> person.sign();
        };
    }

    @Override
    public String toString() {
        return role.word() + " " + relation.name().toLowerCase(Locale.ROOT);
    }
}
