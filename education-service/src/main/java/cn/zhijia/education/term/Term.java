package cn.zhijia.education.term;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 一期 (第N期): a union's intake. The ordinal is data, never computed: not every half-year had a term. Applications are taken
 * from {@code opens} up to, not including, {@code closes}; freed seats go to those who wait until {@code promotionCloses}.
 */
@Entity
public class Term extends PanacheEntityBase {

    /** Whether those who find no seat may join the line. */
    enum Waitlist {
        OPEN,
        CLOSED
    }

    /** Whether freed seats are given to those who wait; while frozen they are kept for them. */
    enum Promotion {
        OPEN,
        FROZEN
    }

    @Id
    UUID id;
    String unionId;
    int ordinal;
    int year;
    @Enumerated(EnumType.STRING)
    Season season;
    String name;
    Instant opens;
    Instant closes;
    Instant promotionCloses;
    String zone;
    @Enumerated(EnumType.STRING)
    Waitlist waitlist;
    @Enumerated(EnumType.STRING)
    Promotion promotion;
    @Column(updatable = false)
    Instant firstFilledAt;
    @Column(updatable = false)
    Integer importedSeats;
    @Version
    int version;

    public static Term get(UUID id) {
        return known(id).orElseThrow(Refusal::notFound);
    }

    public static Optional<Term> known(UUID id) {
        return findByIdOptional(id);
    }

    static Optional<Term> lock(UUID id) {
        return Term.<Term> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Up to {@code limit} terms, the latest first, of one union where given, after this place. */
    static List<Term> after(String union, Instant opens, UUID id, int limit) {
        return Term.<Term> find(
                "unionId = coalesce(?1, unionId) and (opens < ?2 or opens = ?2 and id > ?3) order by opens desc, id",
                union, opens, id).page(0, limit).list();
    }

    static Term create(UUID id, TermBody body) {
        var term = new Term();
        term.id = id;
        term.write(body);
        term.persistAndFlush();
        return term;
    }

    void write(TermBody body) {
        unionId = body.union();
        ordinal = body.ordinal();
        year = body.year();
        season = body.season();
        name = body.name();
        opens = body.opens();
        closes = body.closes();
        promotionCloses = body.promotionCloses();
        zone = body.zone();
        waitlist = body.waitlist();
        promotion = body.promotion();
    }

    boolean says(TermBody body) {
        return body.equals(new TermBody(unionId, ordinal, year, season, name, opens, closes, promotionCloses, zone, waitlist,
                promotion));
    }

    /** The opening stays once somebody has a ticket: days to fill are counted from it. */
    void requireSameOpening(Instant other) {
        if (!opens.equals(other)) {
            throw new Refusal("term-started").at("/opens", "fixed");
        }
    }

    void requireOwn() {
        if (imported()) {
            throw new Refusal("term-imported");
        }
    }

    /** Admins, and organizers of the owning union. */
    public void requireOrganizer(Caller caller) {
        requireOrganizer(caller, unionId);
    }

    static void requireOrganizer(Caller caller, String union) {
        if (!organizes(caller, union)) {
            throw new Refusal("forbidden");
        }
    }

    static boolean organizes(Caller caller, String union) {
        return caller.has("admin") || caller.has("organizer") && caller.unions().contains(union);
    }

    /** Refuses a submission before the opening and from the close on. */
    public void requireOpen(Instant now) {
        if (now.isBefore(opens)) {
            throw new Refusal("term-not-open").with("opens", opens.toString());
        }
        requireNotClosed(now);
    }

    public void requireNotClosed(Instant now) {
        if (!now.isBefore(closes)) {
            throw new Refusal("term-closed").with("closes", closes.toString());
        }
    }

    public boolean waitlistOpen() {
        return waitlist == Waitlist.OPEN;
    }

    /** 历史期次: of before the product, entered by history import. */
    public boolean imported() {
        return importedSeats != null;
    }

    /** Days to fill, first and last included, or null while it was never full. */
    Integer daysToFill() {
        return firstFilledAt == null ? null : DaysToFill.count(opens, firstFilledAt, ZoneId.of(zone));
    }
}
