package cn.zhijia.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule said no. The code's status and words stand in {@code problems.properties} (and {@code problems_en.properties});
 * members added by {@link #with} fill the {@code {name}} places of those words and travel in the problem.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<FieldError> errors = new ArrayList<>();
    private final String code;
    private String wording = "detail";
    private Duration retryAfter;

    public Refusal(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** What the caller may not know about, or what is not there: the same answer for both. */
    public static Refusal notFound() {
        return new Refusal("not-found");
    }

    /** A field of the body that a rule refuses; its words are those of {@code code}. */
    public static Refusal field(String pointer, String code) {
        return new Refusal("invalid-request").at(pointer, code);
    }

    /** The state machine has no such arrow; said in other words where it has none at all from here. */
    public static Refusal illegalTransition(Enum<?> from, Collection<? extends Enum<?>> allowed) {
        var refusal = new Refusal("illegal-transition").with("from", from.name()).with("allowed",
                allowed.stream().map(Enum::name).toList());
        refusal.wording = allowed.isEmpty() ? "detail.final" : "detail";
        return refusal;
    }

    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Refusal at(String pointer, String fieldCode) {
        errors.add(new FieldError(pointer, fieldCode, null));
        return this;
    }

    public Refusal retryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    public String code() {
        return code;
    }

    /** Which of the code's words are the problem's detail. */
    String wording() {
        return wording;
    }

    Map<String, Object> members() {
        return members;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** How long to wait before a repeat can succeed, or null. */
    Duration retryAfter() {
        return retryAfter;
    }
}
