package cn.zhijia.counselling.referral;

import java.util.UUID;

import cn.zhijia.counselling.hospital.Priority;

/**
 * What a referral says before anybody is told.
 *
 * @param scope what the hospital must take; null as long as nobody has said
 * @param age in years; null when nobody knows it
 * @param wish the hospital that the person wants, or null
 * @param station near which it should be, or null
 * @param reason why consent could not be waited for; null with consent
 */
public record Draft(Priority priority, String scope, Integer age, String wish, UUID station, Basis basis, String reason,
        String summary) {

    @Override
    public String toString() {
        return "Draft"; // never what it says
    }
}
