package cn.zhijia.events.organizing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Tuple;

import cn.zhijia.events.Event;
import cn.zhijia.events.form.Answer;
import cn.zhijia.events.registration.Registration;
import cn.zhijia.events.registration.RegistrationState;
import cn.zhijia.kit.Cursor;
import cn.zhijia.kit.Slice;

/**
 * An event's registrations in order of joining, or its line in order of turn; by keyset, so that a page neither skips nor
 * repeats
 * while people come and go.
 */
record Participants(UUID event, String state, boolean byTurn) {

    private static final String PAGE = """
            select r.id, p.member_no, p.name, p.union_id, r.state, r.joined_at,
                case when r.state = 'WAITLISTED' then (
                    select cast(count(*) as integer) from registration w where w.event_id = r.event_id and w.state = 'WAITLISTED'
                    and w.blocked_by && r.blocked_by and (-w.priority, w.joined_at, w.id) <= (-r.priority, r.joined_at, r.id)) end as place,
                r.state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED') and r.agreed_revision < r.asked_revision as asked,
                r.reason, case when :byTurn then -r.priority else 0 end as turn, r.party_size, r.companions, r.priority, r.answered, r.answers
            from registration r join person p on p.id = r.person_id
            where r.event_id = :event and (cast(:state as text) is null or r.state = cast(:state as text))
            and (case when :byTurn then -r.priority else 0 end, r.joined_at, r.id)
                > (cast(:turn as integer), cast(:joined as timestamptz), cast(:id as uuid))
            order by turn, r.joined_at, r.id limit :limit
            """;
    private static final List<String> START = List.of(Integer.toString(Integer.MIN_VALUE), "-infinity",
            new UUID(0, 0).toString());

    /** @param next the cursor after {@code items}; null on the last page */
    record Page(List<ParticipantView> items, String next) {
    }

    static Participants registered(Event event, RegistrationState state) {
        return new Participants(event.id(), state == null ? null : state.name(), false);
    }

    static Participants waiting(Event event) {
        return new Participants(event.id(), RegistrationState.WAITLISTED.name(), true);
    }

    @SuppressWarnings("unchecked")
    Page page(String cursor, int limit) {
        var from = cursor == null ? START : Cursor.read(cursor, this, 3);
        List<Tuple> rows = Registration.getEntityManager().createNativeQuery(PAGE, Tuple.class)
                .setParameter("event", event).setParameter("state", state).setParameter("byTurn", byTurn)
                .setParameter("turn", from.get(0)).setParameter("joined", from.get(1)).setParameter("id", from.get(2))
                .setParameter("limit", limit + 1).getResultList();
        var slice = Slice.of(rows, limit);
        return new Page(slice.as(Participants::view),
                slice.next(this, last -> List.of(last.get("turn"), last.get(5, Instant.class), last.get(0))));
    }

    private static ParticipantView view(Tuple row) {
        var companions = row.get(11, String[].class);
        return new ParticipantView(row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class),
                row.get(3, String.class), RegistrationState.valueOf(row.get(4, String.class)),
                row.get(10, Integer.class), companions == null ? null : List.of(companions),
                Answer.all(List.of(row.get(13, String[].class)), List.of(row.get(14, String[].class))),
                row.get(12, Integer.class),
                row.get(5, Instant.class), row.get(6, Integer.class), row.get(7, Boolean.class), row.get(8, String.class));
    }
}
