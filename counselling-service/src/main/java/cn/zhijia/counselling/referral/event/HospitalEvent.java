package cn.zhijia.counselling.referral.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Query;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.hospital.HospitalEndpoints;
import cn.zhijia.counselling.hospital.Priority;
import cn.zhijia.counselling.webhook.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 事件: one fact that a hospital is told of, in its own count. The webhook carries ids alone. */
@Entity
@Immutable
@Table(name = "hospital_event")
public class HospitalEvent extends PanacheEntityBase {

    /** What is to be told to whom. */
    public record Told(String hospital, UUID attempt, EventKind kind) {
    }

    @Id
    public UUID id;
    String hospitalId;
    public long number;
    public UUID attemptId;
    @Enumerated(EnumType.STRING)
    public EventKind kind;
    public Instant at;

    /**
     * Last in the transaction of the facts: the counters are held until commit, so that numbers come in the order of commits.
     */
    public static void tell(Collection<Told> facts, Priority priority) {
        facts.stream().sorted(Comparator.comparing(Told::hospital))
                .forEach(told -> tell(told, priority, UUID.randomUUID(), next(told.hospital())));
    }

    /** A fact that is told once by this name, however often it comes up. */
    public static void tellOnce(Told told, Priority priority, String name) {
        long number = next(told.hospital()); // held: of two who tell it at the same time, one does
        var id = UUID.nameUUIDFromBytes((name + " " + told.attempt()).getBytes(StandardCharsets.UTF_8));
        if (count("id", id) == 0) {
            tell(told, priority, id, number);
        } else {
            query("update hospital_event_counter set last = last - 1 where hospital_id = :hospital")
                    .setParameter("hospital", told.hospital()).executeUpdate();
        }
    }

    private static long next(String hospital) {
        return ((Number) query("""
                insert into hospital_event_counter (hospital_id, last) values (:hospital, 1)
                on conflict (hospital_id) do update set last = hospital_event_counter.last + 1 returning last""")
                .setParameter("hospital", hospital).getSingleResult()).longValue();
    }

    private static void tell(Told told, Priority priority, UUID id, long number) {
        query("""
                insert into hospital_event (id, hospital_id, number, attempt_id, kind, at)
                values (:id, :hospital, :number, :attempt, :kind, zhijia_now())""").setParameter("id", id)
                .setParameter("hospital", told.hospital()).setParameter("number", number)
                .setParameter("attempt", told.attempt()).setParameter("kind", told.kind().name()).executeUpdate();
        String lane = priority == Priority.STAT ? HospitalEndpoints.crisisLane(told.hospital())
                : HospitalEndpoints.lane(told.hospital());
        HospitalEvent event = findById(id);
        Outbox.add(id, lane, told.kind().outlives() ? null : told.attempt(), body(event));
    }

    private static String body(HospitalEvent event) {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"event\":%d,\"referral\":\"%s\"}}".formatted(event.kind.type(),
                event.at, event.number, event.attemptId);
    }

    /** The attempt is over: what was not delivered yet is no news any more. */
    public static void recall(UUID attempt) {
        Outbox.endAll(attempt);
    }

    /** When the hospital's system took the request, or null: a 2xx to the webhook. */
    @SuppressWarnings("unchecked")
    public static Instant deliveredAt(UUID attempt) {
        List<Instant> sent = query("""
                select o.sent_at from hospital_event e join webhook_outbox o on o.id = e.id
                where e.attempt_id = :attempt and e.kind = 'REQUESTED' and o.sent_at is not null""")
                .setParameter("attempt", attempt).getResultList();
        return sent.stream().findFirst().orElse(null);
    }

    static List<HospitalEvent> since(String hospital, long number, int most) {
        return HospitalEvent.<HospitalEvent> find("hospitalId = ?1 and number > ?2 order by number", hospital, number)
                .page(0, most).list();
    }

    static long last(String hospital) {
        return find("hospitalId = ?1 order by number desc", hospital).page(0, 1).<HospitalEvent> firstResultOptional()
                .map(e -> e.number).orElse(0L);
    }

    private static Query query(String sql) {
        return getEntityManager().createNativeQuery(sql);
    }
}
