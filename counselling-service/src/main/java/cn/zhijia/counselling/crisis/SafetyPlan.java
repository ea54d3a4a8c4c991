package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;

/** 安全计划: what was agreed with the member, sealed. */
@Embeddable
public class SafetyPlan {

    byte[] plan;
    long planEdition;
    public Instant plannedAt;

    void take(String text, CrisisCase of, Vault vault, Instant now) {
        planEdition++;
        plan = vault.seal(of.member.id, cell(of.id), text);
        plannedAt = now;
    }

    /** Null where none was made. */
    public String text(CrisisCase of, Vault vault) {
        return plan == null ? null : vault.open(of.member.id, cell(of.id), plan);
    }

    private Cell cell(UUID crisis) {
        return new Cell("crisis_case", "plan", crisis, planEdition);
    }
}
