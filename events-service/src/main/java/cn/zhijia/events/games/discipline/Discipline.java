package cn.zhijia.events.games.discipline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.Json;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 项目: what teams compete in, and how it is measured. */
@Entity
public class Discipline extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID meetId;
    int place;
    String title;
    @Enumerated(EnumType.STRING)
    DisciplineKind kind;
    @Convert(converter = Json.OfDiscipline.class)
    DisciplineRules rules;
    Instant drawnAt;
    String drawSeed;

    /** The discipline of this meet; else 404. */
    public static Discipline of(UUID meet, UUID id) {
        Discipline discipline = findById(id);
        if (discipline == null || !discipline.meetId.equals(meet)) {
            throw Refusal.notFound();
        }
        return discipline;
    }

    /** All of a meet's, in their order. */
    public static List<Discipline> of(UUID meet) {
        return list("meetId = ?1 order by place, id", meet);
    }

    public UUID id() {
        return id;
    }

    public UUID meetId() {
        return meetId;
    }

    public String title() {
        return title;
    }

    public DisciplineRules rules() {
        return rules;
    }

    /** Its bracket was drawn, on record: from the seed anybody can draw it again. */
    public void drawn(String seed, Instant at) {
        drawSeed = seed;
        drawnAt = at;
    }

    public String drawSeed() {
        return drawSeed;
    }

    public Instant drawnAt() {
        return drawnAt;
    }
}
