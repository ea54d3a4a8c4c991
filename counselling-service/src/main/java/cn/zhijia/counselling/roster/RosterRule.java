package cn.zhijia.counselling.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One weekly rule (排班) of one counsellor. Rules are replaced together, never changed. */
@Entity
class RosterRule extends PanacheEntityBase {

    @Id
    UUID id;
    UUID counsellorId;
    int position;
    @Enumerated(EnumType.STRING)
    DayOfWeek weekday;
    @Embedded
    WorkHours hours;
    LocalDate effectiveFrom;
    LocalDate effectiveTo;
    String zone;

    protected RosterRule() {
    }

    private RosterRule(UUID counsellorId, int position, String zone, RosterBody.Rule rule) {
        id = UUID.randomUUID();
        this.counsellorId = counsellorId;
        this.position = position;
        this.zone = zone;
        weekday = rule.weekday();
        hours = rule.hours();
        effectiveFrom = rule.effectiveFrom();
        effectiveTo = rule.effectiveTo();
    }

    static List<RosterBody.Rule> of(UUID counsellorId) {
        return RosterRule.<RosterRule> find("counsellorId = ?1 order by position", counsellorId).stream()
                .map(r -> new RosterBody.Rule(r.weekday, r.hours, r.effectiveFrom, r.effectiveTo)).toList();
    }

    static void replace(UUID counsellorId, RosterBody body) {
        delete("counsellorId", counsellorId);
        for (int i = 0; i < body.rules().size(); i++) {
            new RosterRule(counsellorId, i, body.zone(), body.rules().get(i)).persist();
        }
    }
}
