package cn.zhijia.counselling.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.kit.data.DatabaseClock;

/** Whoever goes waits for nothing any more; what is kept for them is given up with their appointments. */
@Singleton
class WaitsOfPerson implements Chapter, Traces {

    private final DatabaseClock clock;

    WaitsOfPerson(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appointment-waitlist";
    }

    @Override
    public Set<String> columns() {
        return Set.of("waitlist_entry.person_id", "waitlist_offer.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        var now = clock.now();
        return cn.zhijia.counselling.waitlist.Entry.<cn.zhijia.counselling.waitlist.Entry> find(
                "person.id = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(e -> new Entry(e.id.toString(), EntryView.of(e, now))).toList();
    }

    @Override
    public Rank rank() {
        return Rank.LINE;
    }

    /** Whoever frees a time holds the entry, before the appointment that is made for it. */
    @Override
    @SuppressWarnings("unchecked")
    public Set<UUID> reach(UUID person, Instant now) {
        return Set.copyOf(Offer.getEntityManager()
                .createNativeQuery(
                        "select id from waitlist_entry where person_id = :person and state in ('WAITING', 'OFFERED')")
                .setParameter("person", person).getResultList());
    }

    @Override
    public void take(Set<UUID> reached) {
        Offer.getEntityManager()
                .createNativeQuery("select id from waitlist_entry where id = any(:entries) order by id for no key update")
                .setParameter("entries", reached.toArray(UUID[]::new)).getResultList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        cn.zhijia.counselling.waitlist.Entry.<cn.zhijia.counselling.waitlist.Entry> find(
                "person.id = ?1 and state in ?2 order by id", person, List.of(EntryState.WAITING, EntryState.OFFERED))
                .withLock(LockModeType.PESSIMISTIC_WRITE).list().forEach(e -> e.become(EntryState.LEFT));
    }

    @Override
    public void forget(UUID person) {
        // says nothing in clear
    }
}
