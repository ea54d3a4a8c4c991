package cn.zhijia.counselling.hospital;

import java.util.Arrays;

import jakarta.enterprise.context.RequestScoped;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/**
 * The hospital that calls, by the {@code hospital} claim of its token, with what its scopes allow (SMART App Launch 2:
 * {@code system/Task.rsu} holds {@code system/Task.r}). A path or a body never says who it is.
 */
@RequestScoped
public class Partner {

    private final Caller caller;

    Partner(Caller caller) {
        this.caller = caller;
    }

    /**
     * @param scope needed, such as {@code system/Task.u}
     * @throws Refusal {@code 403 missing-scope}, which names it
     */
    public Hospital requires(String scope) {
        if (!holds(caller.claim("scope"), scope)) {
            throw new Refusal("missing-scope").with("scope", scope);
        }
        return hospital();
    }

    /** Whoever it is, where no scope is asked for. {@code 403 unknown-hospital} for one that nobody has entered here. */
    public Hospital hospital() {
        String id = caller.claim("hospital");
        if (id == null) {
            throw new Refusal("unknown-hospital");
        }
        return Hospital.of(id).orElseThrow(() -> new Refusal("unknown-hospital"));
    }

    /** Whether one of those granted is for the same resource and has every letter that is needed. Pure. */
    static boolean holds(String granted, String needed) {
        return granted != null && Arrays.stream(granted.split(" ")).anyMatch(one -> covers(one, needed));
    }

    private static boolean covers(String one, String needed) {
        int dot = one.lastIndexOf('.');
        int letters = needed.lastIndexOf('.') + 1;
        return dot > 0 && one.substring(0, dot + 1).equals(needed.substring(0, letters))
                && needed.substring(letters).chars().allMatch(letter -> one.indexOf(letter, dot) > 0);
    }
}
