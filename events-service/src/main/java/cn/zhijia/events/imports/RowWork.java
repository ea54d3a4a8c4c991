package cn.zhijia.events.imports;

import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.events.Glance;
import cn.zhijia.events.form.Form;
import cn.zhijia.events.registration.Entry;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/**
 * One row of an import on its way to a verdict, in a transaction of its own: who is killed in the middle leaves neither a
 * registration nor a verdict.
 */
record RowWork(ImportJob job, SheetRow row) {

    private static final String NEXT = """
            select line, member_no, name, union_id, party_size from import_row
            where import_id = :import and verdict is null order by line limit 1 for update skip locked
            """;
    /** The name has done its part; the number stays, to say whose verdict this is. */
    private static final String RECORD = "update import_row set verdict = :verdict, code = :code, name = null where import_id = :import and line = :line";
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
                row.get(3, String.class), row.get(4, Integer.class), null);
    }

    /** Registers, and writes the verdict beside it; a dry run and a refusal take everything back but the verdict. */
    void judge() {
        execute("savepoint import_row");
        try {
            var verdict = Verdict.of(enter());
            if (job.dryRun) {
                undo();
            }
            record(verdict, null);
        } catch (Refusal refusal) {
            if (refusal.code().equals("busy")) {
                throw refusal; // not the row's fault: it is tried again
            }
            undo();
            record(Verdict.REFUSED, refusal.code());
        }
    }

    private Entry enter() {
        var glance = Glance.at(job.eventId);
        if (row.partySize() > glance.event().maxParty()) {
            throw new Refusal("import-party-too-large").with("most", glance.event().maxParty());
        }
        return Entry.of(glance, person(glance), new Form(job.attempt(row.line()), row.partySize(), null, null));
    }

    /** Whose token was seen is who the token said; for anybody else the organizer vouches, within the unions organised. */
    private Person person(Glance glance) {
        var person = Person.numbered(row.memberNo());
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

    private void record(Verdict verdict, String code) {
        database().createNativeQuery(RECORD).setParameter("verdict", verdict.name()).setParameter("code", code)
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
