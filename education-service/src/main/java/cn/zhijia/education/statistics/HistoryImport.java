package cn.zhijia.education.statistics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import cn.zhijia.education.catalogue.Programme;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** 历史导入: a term of before the product with its offerings and results, kept as it was sent, with who sent it and when. */
final class HistoryImport {

    private final EntityManager database;
    private final UUID term;
    private final HistoryBody body;

    HistoryImport(EntityManager database, UUID term, HistoryBody body) {
        this.database = database;
        this.term = term;
        this.body = body;
    }

    /** Enters it once; the same again changes nothing, another one is refused, because published figures rest on it. */
    Instant enter(Person by, String json) {
        if (insertTerm()) {
            for (int i = 0; i < body.offerings().size(); i++) {
                insertOffering(i, body.offerings().get(i));
            }
            database.createNativeQuery(
                    "insert into history_import (term_id, body, imported_by) values (:term, cast(:body as jsonb), :by)")
                    .setParameter("term", term).setParameter("body", json).setParameter("by", by.id).executeUpdate();
        }
        return sameAsBefore(json);
    }

    private Instant sameAsBefore(String json) {
        List<?> same = database.createNativeQuery(
                "select body = cast(:body as jsonb) from history_import where term_id = :term")
                .setParameter("term", term).setParameter("body", json).getResultList();
        if (same.isEmpty()) {
            throw new Refusal("id-in-use"); // a term of our own
        }
        if (!(Boolean) same.get(0)) {
            throw new Refusal("history-differs");
        }
        return (Instant) database
                .createNativeQuery("select imported_at from history_import where term_id = :term")
                .setParameter("term", term).getSingleResult();
    }

    private boolean insertTerm() {
        return database.createNativeQuery("""
                insert into term (id, union_id, ordinal, year, season, name, opens, closes, promotion_closes, zone, waitlist,
                    promotion, first_filled_at, imported_seats, version)
                values (:id, :union, :ordinal, :year, :season, :name, :opened, :closed, :closed, :zone, 'CLOSED', 'FROZEN',
                    cast(:filled as timestamptz), :seats, 0) on conflict (id) do nothing""").setParameter("id", term)
                .setParameter("union", body.union()).setParameter("ordinal", body.ordinal()).setParameter("year", body.year())
                .setParameter("season", body.season()).setParameter("name", body.name()).setParameter("opened", body.opened())
                .setParameter("closed", body.closed()).setParameter("zone", body.zone())
                .setParameter("filled", body.firstFilled() == null ? null : body.firstFilled().toString())
                .setParameter("seats", body.seats()).executeUpdate() == 1;
    }

    private void insertOffering(int index, HistoryOffering offering) {
        if (Programme.known(offering.programme()).isEmpty()) {
            throw Refusal.field("/offerings/" + index + "/programme", "unknown-programme");
        }
        int made = database.createNativeQuery("""
                insert into offering (id, term_id, programme_id, name, level, version)
                select :id, :term, p.id, coalesce(:name, p.name), p.level, 0 from programme p where p.id = :programme
                on conflict (id) do nothing""")
                .setParameter("id", offering.id()).setParameter("term", term).setParameter("name", offering.name())
                .setParameter("programme", offering.programme()).executeUpdate();
        if (made == 0) { // the term is new, so the offering is another one's
            throw new Refusal("id-in-use").at("/offerings/" + index + "/id", "in-use");
        }
        database.createNativeQuery("""
                insert into imported_result (offering_id, applied, admitted, enrolled)
                values (:id, cast(:applied as int), cast(:admitted as int), :enrolled)""").setParameter("id", offering.id())
                .setParameter("applied", offering.applied()).setParameter("admitted", offering.admitted())
                .setParameter("enrolled", offering.enrolled()).executeUpdate();
    }
}
