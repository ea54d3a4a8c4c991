package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.HeldTime;
import cn.zhijia.counselling.TimeFreed;
import cn.zhijia.counselling.access.OpenCases;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;
import cn.zhijia.counselling.slot.Slot;
import cn.zhijia.counselling.slot.SlotBoard;
import cn.zhijia.kit.data.DatabaseClock;

/** Gives a time that is freed to the first who fits and has sessions left, in the transaction that frees it. */
@Singleton
class Line {

    private final DatabaseClock clock;
    private final Instance<OpenCases> cases;

    Line(DatabaseClock clock, @Any Instance<OpenCases> cases) {
        this.clock = clock;
        this.cases = cases;
    }

    void freed(@Observes TimeFreed freed) {
        var now = clock.now();
        if (freed.appointment() != null) {
            Offer.<Offer> find("id = ?1 and answer is null", freed.appointment()).singleResultOptional()
                    .ifPresent(offer -> passed(offer, now));
        }
        Entry.flush();
        var waiting = Entry.waitingFor(freed);
        if (!waiting.isEmpty()) {
            var free = new ArrayList<>(SlotBoard.free(freed.counsellor().id, freed.from(), freed.to(), now));
            for (int i = 0; i < waiting.size() && !free.isEmpty(); i++) {
                var entry = waiting.get(i);
                boolean given = free.stream().filter(s -> entry.fits(s) && !Offer.wasMade(entry, s)).toList().stream()
                        .anyMatch(slot -> given(entry, slot, freed, free, now));
                if (given && freed.appointment() != null) {
                    return; // one time was freed: one is given
                }
            }
        }
    }

    private static void passed(Offer offer, Instant now) {
        offer.answer = Offer.Answer.EXPIRED;
        Entry.<Entry> findByIdOptional(offer.entryId).ifPresent(e -> e.queueAgain(now));
    }

    private boolean given(Entry entry, Slot slot, TimeFreed freed, List<Slot> free, Instant now) {
        var until = Answering.until(slot.key().start(), now);
        boolean charged = entry.appointmentId == null;
        boolean crisis = charged && cases.stream().anyMatch(c -> c.holdOpen(entry.person.id));
        if (until.isEmpty() || freed.counsellor().isColleague(entry.person)
                || charged && !crisis && !freed.quota().suffices(entry.person, slot.key().start())) {
            return false;
        }
        var id = UUID.randomUUID();
        if (!HeldTime.keep(id, entry.person, freed.counsellor(), slot, until.get(), now)) {
            return false;
        }
        if (!Offer.make(id, entry, slot, until.get())) { // another time was offered to this person a moment ago
            HeldTime.undo(id);
            return false;
        }
        if (charged) {
            freed.quota().reserveForOther(id, entry.person, slot.key().start(), crisis);
        }
        entry.become(EntryState.OFFERED);
        Notice.tell(entry.person.id, Fact.TIME_OFFERED, id, 0, until.get());
        free.removeIf(s -> s.freeAt().isAfter(slot.key().start()) && s.key().start().isBefore(slot.freeAt()));
        return true;
    }
}
