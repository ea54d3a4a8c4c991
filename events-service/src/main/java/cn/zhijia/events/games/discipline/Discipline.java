package cn.zhijia.events.games.discipline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import cn.zhijia.events.games.StruckOut;
import cn.zhijia.events.games.rule.DisciplineKind;
import cn.zhijia.events.games.rule.DisciplineRules;
import cn.zhijia.events.games.rule.Json;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 项目: what teams compete in, and how it is measured. */
@Entity
public class Discipline extends PanacheEntityBase {

    /** As many as the programme has places. */
    private static final int MOST = 100;
    /** Entries with more athletes than that. */
    private static final String LARGER = """
            select 1 from meet_entry_athlete a join meet_entry e on e.id = a.entry_id where e.discipline_id = :discipline
            group by e.id having count(*) > :most limit 1
            """;

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

    static Discipline made(UUID id, UUID meet, DisciplineBody body) {
        if (count("meetId", meet) >= MOST) {
            throw new Refusal("too-many-disciplines").with("most", MOST);
        }
        StruckOut.DISCIPLINE.requireNot(id);
        var discipline = new Discipline();
        discipline.id = id;
        discipline.meetId = meet;
        body.copyTo(discipline);
        discipline.persistAndFlush();
        return discipline;
    }

    /** The discipline of this meet; else 404. */
    public static Discipline of(UUID meet, UUID id) {
        return known(meet, id).orElseThrow(Refusal::notFound);
    }

    static Optional<Discipline> known(UUID meet, UUID id) {
        return find("id = ?1 and meetId = ?2", id, meet).firstResultOptional();
    }

    void edit(DisciplineBody body) {
        body.copyTo(this);
        flush();
        var most = rules.athletesMax();
        if (most != null && !getEntityManager().createNativeQuery(LARGER).setParameter("discipline", id)
                .setParameter("most", most).getResultList().isEmpty()) {
            throw Refusal.field("/rules/athletesMax", "below-entered");
        }
    }

    void remove() {
        if (Entry.count("disciplineId", id) > 0) {
            throw new Refusal("still-entered");
        }
        delete();
        flush();
        StruckOut.DISCIPLINE.add(id, meetId);
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
