package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.HeldTime;
import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.Turn;
import cn.zhijia.counselling.access.OpenCases;
import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.counselling.counsellor.Plans;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.counselling.waitlist.Candidates.Candidate;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/**
 * Gives a time that is freed to the first who can take it, in the transaction that frees it. Of two such transactions one goes
 * after the other ({@link Turn}), so nobody is passed over who is in the other's hands.
 */
@Singleton
class Line {

    private final DatabaseClock clock;
    private final Instance<OpenCases> cases;

    Line(DatabaseClock clock, @Any Instance<OpenCases> cases) {
        this.clock = clock;
        this.cases = cases;
    }

    void freed(@Observes TimeFreed freed) {
        Turn.take(); // whoever freed it has, before it wrote; this is for who forgot
        var now = clock.now();
        if (freed.appointment() != null) {
            Offer.<Offer> find("id = ?1 and answer is null", freed.appointment()).singleResultOptional()
                    .ifPresent(offer -> passed(offer, now));
        }
        Entry.flush();
        if (Entry.anybodyWaits(freed)) {
            give(freed, free(freed, now), now);
        }
    }

    /** An offer that nobody answered costs the place in line; one whose time was taken away does not. */
    private static void passed(Offer offer, Instant now) {
        boolean unanswered = !offer.expiresAt.isAfter(now);
        offer.answer = Offer.Answer.EXPIRED;
        Entry.<Entry> findByIdOptional(offer.entryId).ifPresent(e -> e.waitAgain(unanswered ? now : e.queuedAt));
    }

    /** What can be booked now in the stretch, with whoever's time it is, and with others in its room. */
    private static List<Slot> free(TimeFreed freed, Instant now) {
        var whose = new HashSet<>(freed.counsellors());
        var others = freed.room() == null ? Stream.<UUID> empty() : Plans.workingIn(List.of(freed.room())).stream();
        var free = new ArrayList<Slot>();
        Stream.concat(whose.stream(), others).distinct().filter(Plans::isShared).forEach(counsellor -> SlotBoard
                .free(counsellor, freed.from(), freed.to(), freed.only(), now).stream()
                .filter(s -> whose.contains(counsellor) || freed.room().equals(s.room())).forEach(free::add));
        free.sort(Comparator.comparing((Slot s) -> s.key().start()).thenComparing(s -> s.key().counsellor().toString()));
        return free;
    }

    /** What fails once may have been somebody's who was quicker; what fails again is not free, whatever the board says. */
    private void give(TimeFreed freed, List<Slot> free, Instant now) {
        var candidates = new Candidates(freed);
        var failed = Optional.<Candidate> empty();
        while (!free.isEmpty()) {
            var next = candidates.first(free);
            if (next.isEmpty()) {
                return;
            }
            var slot = next.get().slot();
            if (!Entry.isPersonThere(next.get().person())) {
                candidates.pass(next.get().person());
            } else if (given(next.get(), freed, now)) {
                free.removeIf(s -> isTakenBy(slot, s));
            } else if (next.equals(failed)) {
                free.remove(slot);
            }
            failed = next;
        }
    }

    private static boolean isTakenBy(Slot given, Slot s) {
        boolean same = s.key().counsellor().equals(given.key().counsellor())
                || given.room() != null && given.room().equals(s.room());
        return same && s.freeAt().isAfter(given.key().start()) && s.key().start().isBefore(given.freeAt());
    }

    private boolean given(Candidate candidate, TimeFreed freed, Instant now) {
        var slot = candidate.slot();
        var until = Answering.until(slot.key().start(), now);
        var entry = Entry.lockWaiting(candidate.entry());
        if (until.isEmpty() || entry.isEmpty()) {
            return false;
        }
        var id = UUID.randomUUID();
        Person person = Person.findById(candidate.person());
        if (!HeldTime.keep(id, person, Counsellor.get(slot.key().counsellor()), slot, until.get(), now)) {
            return false;
        }
        if (!Offer.make(id, entry.get(), slot, until.get())) { // has one already: the database's last word
            HeldTime.undo(id);
            return false;
        }
        if (!candidate.displaced()) {
            boolean crisis = cases.stream().anyMatch(c -> c.holdOpen(person.id));
            freed.quota().reserveForOther(id, person, slot.key().start(), crisis);
        }
        entry.get().become(EntryState.OFFERED);
        Entry.flush();
        Notice.tell(person.id, Fact.TIME_OFFERED, id, 0, until.get());
        return true;
    }
}
