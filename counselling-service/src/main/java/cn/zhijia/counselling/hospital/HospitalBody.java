package cn.zhijia.counselling.hospital;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.slot.Reach;
import cn.zhijia.counselling.station.Stations;
import cn.zhijia.counselling.webhook.reach.Perimeter;
import cn.zhijia.kit.Refusal;

/** What the administrator says about a hospital: the agreement with it. */
@Schema(name = "HospitalBody", examples = "{\"nameZh\": \"北京回龙观医院\", \"nameEn\": \"Beijing Huilongguan Hospital\", \"state\": \"ACTIVE\", \"agreementFrom\": \"2026-01-01\", \"agreementTo\": \"2036-12-31\", \"scope\": [\"SUICIDE_RISK\", \"PSYCHOSIS\", \"DEPRESSION\"], \"leastAge\": 16, \"mostAge\": 120, \"hours\": [], \"dutyPhones\": [\"010-00000001\"], \"distances\": [], \"heartbeatSeconds\": 60, \"hosts\": [\"referral.hlg.example\"]}")
record HospitalBody(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "北京回龙观医院") String nameZh,
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "Beijing Huilongguan Hospital") String nameEn,
        @NotNull @Schema(required = true) Hospital.State state,
        @NotNull @Schema(required = true, description = "First day of the agreement, in Beijing.") LocalDate agreementFrom,
        @Schema(description = "Its last day; absent while nobody has ended it.") LocalDate agreementTo,
        @NotNull @Size(min = 1, max = 20) @Schema(required = true, examples = "[\"SUICIDE_RISK\",\"PSYCHOSIS\"]", description = "What it takes; extensible.") List<@NotNull @Pattern(regexp = "[A-Z][A-Z_]{1,31}") String> scope,
        @NotNull @Min(0) @Max(150) @Schema(required = true, examples = "16") Integer leastAge,
        @NotNull @Min(0) @Max(150) @Schema(required = true, examples = "120") Integer mostAge,
        @NotNull @Size(max = 21) @Schema(required = true, description = "When referrals are taken; empty is around the clock.") List<@NotNull @Valid OpenHours> hours,
        @NotNull @Size(min = 1, max = 10) @Schema(required = true, examples = "[\"010-00000001\"]", description = "Where somebody answers day and night: the telephone is always the second path.") List<@NotNull @Pattern(regexp = "[+0-9][0-9 ,-]{2,31}") String> dutyPhones,
        @NotNull @Size(max = 100) @Schema(required = true, description = "From our stations; where none is said, others are nearer.") List<@NotNull @Valid Distance> distances,
        @Min(10) @Max(3600) @Schema(examples = "60", description = "How often its system says that it is alive; 60 when absent. After three it is degraded.") Integer heartbeatSeconds,
        @Valid @Schema(description = "Until when it answers; the usual clocks when absent.") Clocks clocks,
        @NotNull @Size(max = 10) @Schema(required = true, examples = "[\"referral.hlg.example\"]", description = "The only hosts at which it may be told.") List<@NotNull @Pattern(regexp = Perimeter.HOST) String> hosts,
        @Size(max = 500) @Schema(examples = "https://referral.hlg.example/zhijia", description = "Where it is told: https, port 443 or 8443, at one of the hosts. Without it the hospital has to ask.") String webhook,
        @Size(max = 500) @Schema(examples = "https://referral.hlg.example/zhijia/crisis", description = "Where it is told what cannot wait; at webhook when absent.") String crisisWebhook) {

    private static final int HEARTBEAT = 60;

    /** As it is kept: with the usual values where it says nothing. */
    HospitalBody complete() {
        return new HospitalBody(nameZh, nameEn, state, agreementFrom, agreementTo, scope, leastAge, mostAge, hours, dutyPhones,
                distances, heartbeatSeconds == null ? HEARTBEAT : heartbeatSeconds, clocks == null ? Clocks.DEFAULTS : clocks,
                hosts, webhook, crisisWebhook);
    }

    /** Looks names up first, before anything is held. */
    void check(Perimeter perimeter) {
        Reach.check("/agreementFrom", agreementFrom);
        Reach.check("/agreementTo", agreementTo);
        if (agreementTo != null && agreementTo.isBefore(agreementFrom)) {
            throw Refusal.field("/agreementTo", "before-from");
        }
        if (mostAge < leastAge) {
            throw Refusal.field("/mostAge", "below-least");
        }
        if (webhook != null) {
            perimeter.check("/webhook", webhook, hosts);
        }
        if (crisisWebhook != null) {
            perimeter.check("/crisisWebhook", crisisWebhook, hosts);
        }
        checkLists();
    }

    private void checkLists() {
        for (int i = 0; i < hours.size(); i++) {
            if (!hours.get(i).isOrdered()) {
                throw Refusal.field("/hours/" + i + "/closes", "not-after-start");
            }
        }
        var stations = new HashSet<>();
        for (int i = 0; i < distances.size(); i++) {
            if (!stations.add(distances.get(i).station())) {
                throw Refusal.field("/distances/" + i + "/station", "twice");
            }
            if (!Stations.exists(distances.get(i).station())) {
                throw Refusal.field("/distances/" + i + "/station", "unknown-station");
            }
        }
        if (clocks != null) {
            clocks.check();
        }
    }
}
