package cn.zhijia.counselling.webhook;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.Panache;

/** 发件箱: what has to leave, written in the transaction of the fact. Everything here needs a transaction. */
public final class Outbox {

    /** Longer than an attempt may take ({@link Sender}). Then whoever made it is taken for dead, and it is made again. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** Something has been put into this lane. */
    record Added(String lane) {
    }

    private Outbox() {
    }

    /**
     * @param id the {@code webhook-id}, the same at every attempt: by it a receiver knows what it has had before
     * @param lane of its receiver: those of one lane leave in their order, in a crisis several at once
     */
    public static void add(UUID id, String lane, String body) {
        add(id, lane, null, body);
    }

    /** @param about what it is about, such as an attempt of a referral: {@link #endAll} ends all that is */
    public static void add(UUID id, String lane, UUID about, String body) {
        query("""
                insert into webhook_outbox (id, lane, about, body, created_at, due_at, attempts)
                values (:id, :lane, cast(:about as uuid), :body, zhijia_now(), zhijia_now(), 0)""").setParameter("id", id)
                .setParameter("lane", lane).setParameter("about", about == null ? null : about.toString())
                .setParameter("body", body).executeUpdate();
        CDI.current().getBeanManager().getEvent().select(Added.class).fire(new Added(lane));
    }

    /** Nothing about this is sent any more: it is over. What is on its way at this moment may still arrive. */
    public static void endAll(UUID about) {
        query("update webhook_outbox set ended_at = zhijia_now() where about = :about and sent_at is null and ended_at is null")
                .setParameter("about", about).executeUpdate();
    }

    /** The lanes in which something is due. */
    @SuppressWarnings("unchecked")
    static List<String> lanes() {
        return query("""
                select distinct lane from webhook_outbox
                where sent_at is null and ended_at is null and due_at <= zhijia_now()""").getResultList();
    }

    /** The next that are due in this lane and that no other replica has in hand; they are this caller's for a while. */
    @SuppressWarnings("unchecked")
    static List<Attempt> claim(String lane, int most) {
        List<Tuple> claimed = Panache.getEntityManager().createNativeQuery("""
                update webhook_outbox set attempts = attempts + 1, due_at = zhijia_now() + make_interval(secs => :lease)
                where id = any (array (select id from webhook_outbox
                    where lane = :lane and sent_at is null and ended_at is null and due_at <= zhijia_now()
                    order by due_at, id limit :most for update skip locked))
                returning id, lane, body, attempts, cast(extract(epoch from clock_timestamp()) as bigint),
                    cast(extract(epoch from zhijia_now() - created_at) as bigint)""", Tuple.class)
                .setParameter("lane", lane).setParameter("lease", (double) LEASE.toSeconds()).setParameter("most", most)
                .getResultList();
        return claimed.stream().map(row -> new Attempt(row.get(0, UUID.class), row.get(1, String.class),
                row.get(2, String.class), row.get(3, Integer.class), row.get(4, Long.class),
                Duration.ofSeconds(row.get(5, Long.class)))).toList();
    }

    static void sent(Attempt attempt) {
        query("update webhook_outbox set sent_at = zhijia_now() where id = :id").setParameter("id", attempt.id())
                .executeUpdate();
    }

    /** Later once more, unless somebody has tried again since, or it is given up. */
    static void failed(Attempt attempt, Pace pace, Answer answer) {
        query("""
                update webhook_outbox set due_at = zhijia_now() + make_interval(secs => :wait),
                    ended_at = case when :over then zhijia_now() end
                where id = :id and attempts = :number and sent_at is null and ended_at is null""")
                .setParameter("id", attempt.id()).setParameter("number", attempt.number())
                .setParameter("wait", (double) pace.after(attempt.number(), answer.retryAfter()).toSeconds())
                .setParameter("over", pace.givesUp(attempt.number(), attempt.age())).executeUpdate();
    }

    /** Never again. */
    static void end(Attempt attempt) {
        query("update webhook_outbox set ended_at = zhijia_now() where id = :id and sent_at is null")
                .setParameter("id", attempt.id()).executeUpdate();
    }

    private static Query query(String sql) {
        return Panache.getEntityManager().createNativeQuery(sql);
    }
}
