package cn.zhijia.counselling.referral.attempt;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * What came with a step, sealed as a whole; what a step does not ask for is absent.
 *
 * @param code why, or what came of it; stands in clear too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReferralSaid", description = "What came with a step.")
public record Said(@Schema(maxLength = 100, description = "The duty clinician.") String clinician,
        @Schema(maxLength = 30, description = "How to reach the clinician.") String phone,
        @Schema(description = "From when on the person is expected.") Instant arriveFrom,
        @Schema(description = "By when the person is expected.") Instant arriveBy,
        @Schema(maxLength = 200, description = "Where to.") String place, @Schema(maxLength = 32) String code,
        @Schema(maxLength = 1000) String note, Telephone telephone) {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    public static final Said NOTHING = new Said(null, null, null, null, null, null, null, null);

    /** 电话答复: an answer that came by telephone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReferralTelephone")
    public record Telephone(@Schema(required = true, maxLength = 100, description = "Who answered.") String who,
            @Schema(required = true) Instant at,
            @Schema(required = true, maxLength = 30, description = "The number that was called.") String number) {
    }

    public static Said code(String code, String note) {
        return new Said(null, null, null, null, null, code, note, null);
    }

    public static Said because(Enum<?> code) {
        return code(code.name(), null);
    }

    public Said byTelephone(Telephone call) {
        return new Said(clinician, phone, arriveFrom, arriveBy, place, code, note, call);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    static Said read(String json) {
        try {
            return JSON.readValue(json, Said.class);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** Without the cause's message, which quotes what it could not read. */
    private static IllegalStateException unreadable(JsonProcessingException e) {
        return new IllegalStateException("What was said is unreadable: " + e.getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return "Said"; // never what
    }
}
