package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import cn.zhijia.events.games.bracket.Decided;
import cn.zhijia.events.games.bracket.Side;
import cn.zhijia.events.games.bracket.Slot;
import cn.zhijia.events.games.standing.Meeting;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 对阵: two entries, or the winners (for the third place: losers) of two matches before. */
@Entity(name = "GameMatch")
@Table(name = "game_match")
public class Match extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID disciplineId;
    int round;
    int number;
    boolean thirdPlace;
    UUID homeEntryId;
    UUID awayEntryId;
    UUID homeFrom;
    UUID awayFrom;
    String legs;
    @Enumerated(EnumType.STRING)
    Side winner;
    @Enumerated(EnumType.STRING)
    Decided decided;
    Instant recordedAt;
    /** Whether it ever had a result, or both its sides and then others, as far as the release that marks this has seen. */
    boolean recorded;

    /** All in these disciplines. */
    public static List<Match> of(Collection<UUID> disciplines) {
        return list("disciplineId in ?1", disciplines);
    }

    /** The match of this meet, and so of one of its disciplines; else 404. */
    static Match of(UUID meet, UUID id) {
        return Match.<Match> find("""
                from GameMatch m where m.id = ?1 and m.disciplineId in (select d.id from Discipline d where d.meetId = ?2)""",
                id, meet).singleResultOptional().orElseThrow(Refusal::notFound);
    }

    /** As the bracket has it. */
    static Match made(UUID discipline, Slot slot, Match homeFrom, Match awayFrom) {
        var match = new Match();
        match.id = UUID.randomUUID();
        match.disciplineId = discipline;
        match.round = slot.round();
        match.number = slot.number();
        match.thirdPlace = slot.thirdPlace();
        match.homeEntryId = slot.home();
        match.awayEntryId = slot.away();
        match.homeFrom = homeFrom == null ? null : homeFrom.id;
        match.awayFrom = awayFrom == null ? null : awayFrom.id;
        return match;
    }

    void record(MatchResultBody result, Instant now) {
        if (decided == Decided.BYE) {
            throw new Refusal("match-is-bye");
        }
        if (homeEntryId == null || awayEntryId == null) {
            throw new Refusal("match-not-ready");
        }
        legs = result.legs();
        winner = result.winner();
        decided = result.how();
        recordedAt = now;
        recorded = true;
    }

    /**
     * Whether whoever records it names the version that was seen. Before the first result nobody has to, unless others sit here
     * now than when it first could be played: a result of those that comes late would count for these. A result says so by
     * itself: an instance of the release before may have written it, which knows nothing of the mark.
     */
    boolean asksForVersion() {
        return recorded || decided != null;
    }

    /** Nobody has won it yet, or any more: what was said of it while it had both sides may still be under way. */
    void takeBack() {
        if (decided == Decided.BYE) {
            throw new Refusal("match-is-bye");
        }
        recorded |= homeEntryId != null && awayEntryId != null;
        legs = null;
        winner = null;
        decided = null;
        recordedAt = null;
    }

    void pass(Instant now) {
        winner = Side.H;
        decided = Decided.BYE;
        recordedAt = now;
        recorded = true;
    }

    void reseat(UUID home, UUID away) {
        takeBack();
        homeEntryId = home;
        awayEntryId = away;
    }

    /**
     * Who comes from here into that match; null while this one is not over. Whoever went out here is seated as well: that match
     * is
     * then recorded as a walkover.
     */
    UUID goingOnTo(Match next) {
        return winner == null ? null : (winner == Side.H) != next.thirdPlace ? homeEntryId : awayEntryId;
    }

    boolean seats(UUID home, UUID away) {
        return Objects.equals(homeEntryId, home) && Objects.equals(awayEntryId, away);
    }

    public UUID disciplineId() {
        return disciplineId;
    }

    public Meeting meeting() {
        return new Meeting(id, round, number, thirdPlace, homeEntryId, awayEntryId, legs, winner, decided);
    }
}
