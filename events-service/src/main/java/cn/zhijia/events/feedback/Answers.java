package cn.zhijia.events.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.persistence.Tuple;

import cn.zhijia.events.Event;
import cn.zhijia.events.praise.Presence;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/**
 * An event's answers together, of those who were there. Not below five; and in fives, so that who looks twice does not see what
 * one person just said: the newest wait until five are together or no more can come. Each answer keeps its five; when one of
 * them is changed, deleted or no longer of somebody who was there, the other four are not shown until no more can come, and not
 * at all while it is an organizer who took the fifth away by reversing a check-in.
 *
 * @param over nothing more can come
 * @param closing since when; a check-in that is reversed later takes no answer away, or it could be told whose it was
 */
public record Answers(UUID event, boolean over, Instant closing) {

    /** Below that many an answer could be told to be somebody's. */
    static final int FLOOR = 5;
    private static final String COUNTED = """
            with given as (
                select f.*, exists (select from attendance a where a.event_id = f.event_id and a.person_id = f.person_id)
                    or exists (select from scan_reversal v join scan s on s.id = v.scan_id
                        join registration r on r.id = s.registration_id where r.event_id = f.event_id
                        and r.person_id = f.person_id and s.event_id = f.event_id and v.reversed_at >= :closing) as came
                from feedback f where event_id = :event and score is not null),
            five as (
                select g.*, count(*) filter (where came) over (partition by batch) as together,
                    bool_and(came) over (partition by batch) as undisturbed from given g),
            shown as (
                select f.*, count(*) over () as total from five f
                where came and (batch is not null and together = :floor or :over and (batch is null or undisturbed))),
            counted as (select * from shown where total >= :floor)
            """;
    private static final String GATHER = """
            with waiting as (
                select f.id from feedback f where event_id = :event and score is not null and batch is null
                and exists (select from attendance a where a.event_id = f.event_id and a.person_id = f.person_id)
                order by answered_at, id limit :floor)
            update feedback set batch = (select coalesce(max(batch), 0) + 1 from feedback where event_id = :event)
            where id in (select id from waiting) and (select count(*) from waiting) = :floor
            """;
    private static final String START = new UUID(0, 0).toString();

    public static Answers of(Event event, Instant now) {
        return new Answers(event.id(), Presence.over(event, now), Presence.closing(event));
    }

    /** Puts those that wait together as soon as they are five. Answers must come one by one. */
    static void gather(UUID event) {
        Feedback.getEntityManager().createNativeQuery(GATHER).setParameter("event", event).setParameter("floor", FLOOR)
                .executeUpdate();
    }

    /** To one decimal; empty below five answers. */
    public Optional<Double> mean() {
        return Optional.of(distribution()).filter(d -> sum(d) > 0).map(Answers::mean);
    }

    /** Empty below five answers. */
    Optional<FeedbackSummary> summary(String cursor, int limit) {
        var distribution = distribution();
        if (sum(distribution) == 0) {
            return Optional.empty();
        }
        var from = cursor == null ? START : Cursor.read(cursor, this, 1).get(0);
        var texts = texts(from, limit + 1);
        var slice = Slice.of(texts, limit);
        var next = slice.next(this, last -> List.of(last.get(0, UUID.class)));
        return Optional.of(new FeedbackSummary(sum(distribution), mean(distribution), distribution,
                slice.as(row -> row.get(1, String.class)), next));
    }

    private List<Integer> distribution() {
        var row = (Tuple) Feedback.getEntityManager().createNativeQuery(COUNTED + """
                select cast(count(*) filter (where score = 1) as integer), cast(count(*) filter (where score = 2) as integer),
                    cast(count(*) filter (where score = 3) as integer), cast(count(*) filter (where score = 4) as integer),
                    cast(count(*) filter (where score = 5) as integer) from counted
                """, Tuple.class).setParameter("event", event).setParameter("over", over).setParameter("closing", closing)
                .setParameter("floor", FLOOR)
                .getSingleResult();
        return IntStream.range(0, 5).mapToObj(i -> row.get(i, Integer.class)).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> texts(String after, int limit) {
        return Feedback.getEntityManager().createNativeQuery(COUNTED + """
                select shuffle, text from counted where text is not null and shuffle > cast(:after as uuid)
                order by shuffle limit :limit
                """, Tuple.class).setParameter("event", event).setParameter("over", over).setParameter("closing", closing)
                .setParameter("floor", FLOOR)
                .setParameter("after", after).setParameter("limit", limit).getResultList();
    }

    private static int sum(List<Integer> distribution) {
        return distribution.stream().mapToInt(Integer::intValue).sum();
    }

    private static double mean(List<Integer> distribution) {
        int points = IntStream.range(0, 5).map(i -> (i + 1) * distribution.get(i)).sum();
        return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(sum(distribution)), 1, RoundingMode.HALF_UP).doubleValue();
    }
}
