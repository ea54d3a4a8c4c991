package cn.zhijia.events.imports;

import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.Glance;
import cn.zhijia.events.registration.Entry;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * One row of an import on its way to a verdict, in a transaction of its own: who is killed in the middle leaves neither a
 * registration nor a verdict.
 */
record RowWork(ImportJob job, SheetRow row) {

    private static final String NEXT = """
            select line, member_no, name, union_id, party_size, answers from import_row
            where import_id = :import and verdict is null order by line limit 1 for update skip locked
            """;
    /** Name and answers have done their part; the number stays, to say whose verdict this is. */
    private static final String RECORD = """
            update import_row set verdict = :verdict, code = :code, question = :question, name = null, answers = null
            where import_id = :import and line = :line
            """;
    private static final String REGISTERED = """
            select exists (select from registration where event_id = :event and person_id = :person
                and state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED'))
            """;
    /** What fails again and again is not worth holding up the rest. */
    private static final String FAIL = """
            update import_row set failures = failures + 1, verdict = case when failures >= 4 then 'REFUSED' end,
                code = case when failures >= 4 then 'internal-error' end
            where import_id = :import and line = :line and verdict is null
            """;

    /** The first row without a verdict that nobody else is at, held until the transaction ends; null when there is none. */
    static RowWork next(ImportJob job) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database().createNativeQuery(NEXT, Tuple.class).setParameter("import", job.id).getResultList();
        return rows.isEmpty() ? null : new RowWork(job, row(rows.get(0)));
    }

    private static SheetRow row(Tuple row) {
        return new SheetRow(row.get(0, Integer.class), row.get(1, String.class), row.get(2, String.class),
                row.get(3, String.class), row.get(4, Integer.class),
                SheetRow.answers(row.get(5, String.class)), null);
    }

    /** Registers, and writes the verdict beside it; a dry run and a refusal take everything back but the verdict. */
    void judge() {
        var glance = Glance.at(job.eventId);
        execute("savepoint import_row");
        try {
            var person = person(glance);
            var verdict = registered(person) ? Verdict.ALREADY_REGISTERED : enter(glance, person);
            if (job.dryRun) {
                var taken = Forecast.taken(job, person, job.attempt(row.line()));
                var waiting = WaitingRow.standing(job, row.line());
                undo();
                taken.forEach(one -> one.remember(job));
                waiting.forEach(one -> one.remember(job));
            }
            record(Judgement.of(verdict));
        } catch (Refusal refusal) {
            if (refusal.code().equals("busy")) {
                throw refusal; // not the row's fault: it is tried again
            }
            undo();
            record(Judgement.refused(refusal.code(), row, glance.event().questions()));
        }
    }

    private boolean registered(Person person) {
        return (Boolean) database().createNativeQuery(REGISTERED).setParameter("event", job.eventId)
                .setParameter("person", person.id).getSingleResult();
    }

    /** Who registers just now, with a party of another size, keeps that too: a file never changes what stands. */
    private Verdict enter(Glance glance, Person person) {
        if (row.partySize() > glance.event().maxParty()) {
            throw new Refusal("import-party-too-large").with("most", glance.event().maxParty());
        }
        if (job.dryRun) {
            Forecast.assume(job);
            WaitingRow.assume(job);
        }
        var entry = Entry.of(glance, person, row.form(job.attempt(row.line())));
        if (!entry.made()) {
            undo();
        }
        return Verdict.of(entry);
    }

    /**
     * Whose token was seen is who the token said; for anybody else the organizer vouches. Both within the unions organised: a
     * number alone must not tell the name of somebody of another union, and with the name it tells nothing.
     */
    private Person person(Glance glance) {
        var person = Person.numbered(row.memberNo());
        if (person.unionId != null && !job.unions.contains(person.unionId)
                && (person.name == null || !person.name.equals(row.name()))) {
            throw new Refusal("import-other-union");
        }
        if (person.sub != null || row.union() == null && person.unionId != null) {
            return person;
        }
        var union = row.union() == null ? glance.event().unionId() : row.union();
        if (!job.unions.contains(union)) {
            throw new Refusal("import-other-union");
        }
        database().createNativeQuery(
                "update person set union_id = :union, name = coalesce(:name, name) where id = :id and sub is null")
                .setParameter("union", union).setParameter("name", row.name()).setParameter("id", person.id).executeUpdate();
        database().refresh(person);
        return person;
    }

    private void undo() {
        database().clear();
        execute("rollback to savepoint import_row");
    }

    private void record(Judgement judged) {
        database().createNativeQuery(RECORD).setParameter("verdict", judged.verdict().name())
                .setParameter("code", judged.code()).setParameter("question", judged.question())
                .setParameter("import", job.id).setParameter("line", row.line()).executeUpdate();
    }

    /** In a transaction after the one that failed. */
    void fail() {
        database().createNativeQuery(FAIL).setParameter("import", job.id).setParameter("line", row.line()).executeUpdate();
    }

    private static void execute(String sql) {
        database().createNativeQuery(sql).executeUpdate();
    }

    private static EntityManager database() {
        return ImportJob.getEntityManager();
    }
}
