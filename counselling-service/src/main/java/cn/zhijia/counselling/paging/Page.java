package cn.zhijia.counselling.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.notice.Fact;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 呼叫: somebody was woken, at one step of one occasion. */
@Entity
@Immutable
public class Page extends PanacheEntityBase {

    /** Several times round any ladder. */
    private static final int LATELY = 40;
    private static final int SHOWN = 100;

    @Id
    public UUID id;
    UUID occasion;
    int step;
    @Enumerated(EnumType.STRING)
    Fact fact;
    UUID thing;
    UUID personId;
    String role;
    public Instant pagedAt;

    /** Written unless this step of the occasion has been taken before, by whichever replica; whether it was written. */
    static boolean insert(UUID id, Recipient to, Fact fact, UUID thing, UUID occasion, int step) {
        return getEntityManager().createNativeQuery("""
                insert into page (id, occasion, step, fact, thing, person_id, role, paged_at)
                values (:id, :occasion, :step, :fact, :thing, :person, :role, zhijia_now())
                on conflict (occasion, step) do nothing""").setParameter("id", id).setParameter("occasion", occasion)
                .setParameter("step", step).setParameter("fact", fact.name()).setParameter("thing", thing)
                .setParameter("person", to.person()).setParameter("role", to.role()).executeUpdate() == 1;
    }

    /** Who was woken on this occasion of late, the first one first; who is not among them may as well be new. */
    public static List<Recipient> on(UUID occasion) {
        return latest(LATELY, "occasion = ?1 order by step desc", occasion).stream().map(Page::to).toList();
    }

    /** The latest about this thing, the first one first. */
    public static List<Page> about(UUID thing) {
        return latest(SHOWN, "thing = ?1 order by pagedAt desc, step desc", thing);
    }

    private static List<Page> latest(int most, String query, UUID of) {
        var latest = new ArrayList<Page>(Page.<Page> find(query, of).page(0, most).list());
        Collections.reverse(latest);
        return latest;
    }

    public Recipient to() {
        return new Recipient(personId, role);
    }
}
