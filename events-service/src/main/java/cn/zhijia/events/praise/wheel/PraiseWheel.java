package cn.zhijia.events.praise.wheel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Tuple;
import jakarta.persistence.Version;

import cn.zhijia.events.praise.label.LabelCount;
import cn.zhijia.events.praise.label.PraiseLabel;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 积极品质大转盘: the qualities somebody draws for oneself, and whether people who were not there see the praises received. */
@Entity
public class PraiseWheel extends PanacheEntityBase {

    private static final String RECEIVED = """
            select l.id, l.zh, l.en, cast(count(*) as integer) from praise p join praise_label l on l.id = p.label_id
            where p.to_person_id = :person and p.withdrawn_at is null and p.hidden_at is null
            and p.decision is distinct from 'TAKEN_DOWN'
            group by l.id, l.zh, l.en, l.place order by 4 desc, l.place, l.id limit 200
            """;

    @Id
    UUID personId;
    @Version
    long version;
    boolean shared;
    @ElementCollection
    @CollectionTable(name = "praise_wheel_quality", joinColumns = @JoinColumn(name = "person_id"))
    @OrderColumn(name = "place")
    List<Quality> qualities = new ArrayList<>();

    /** Whether this person lets others see the praises received. */
    public static boolean shared(UUID person) {
        PraiseWheel wheel = findById(person);
        return wheel != null && wheel.shared;
    }

    boolean says(WheelBody body) {
        return shared == body.shared() && List.copyOf(qualities).equals(body.qualities());
    }

    /** What is on the wheel may stay there; what comes new must be a label to choose from. */
    void draw(WheelBody body) {
        var known = qualities.stream().map(Quality::label).collect(Collectors.toSet());
        var seen = new HashSet<UUID>();
        for (int i = 0; i < body.qualities().size(); i++) {
            var label = body.qualities().get(i).label();
            var pointer = "/qualities/" + i + "/label";
            if (!seen.add(label)) {
                throw Refusal.field(pointer, "twice");
            }
            if (!known.contains(label)) {
                PraiseLabel.requireChoosable(label, pointer);
            }
        }
        shared = body.shared();
        qualities.clear();
        qualities.addAll(body.qualities());
    }

    @SuppressWarnings("unchecked")
    static List<LabelCount> received(UUID person, Locale language) {
        List<Tuple> rows = getEntityManager().createNativeQuery(RECEIVED, Tuple.class).setParameter("person", person)
                .getResultList();
        return rows.stream().map(row -> new LabelCount(row.get(0, UUID.class),
                PraiseLabel.word(language, row.get(1, String.class), row.get(2, String.class)), row.get(3, Integer.class)))
                .toList();
    }
}
