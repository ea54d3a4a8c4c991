package cn.zhijia.counselling.consent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;

/** Whoever goes agrees to nothing any more. That somebody once did stays, under nobody's name. */
@Singleton
class ConsentsOfPerson implements Chapter, Traces {

    private final Event<Consent.Withdrawn> withdrawals;

    ConsentsOfPerson(Event<Consent.Withdrawn> withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public Set<String> columns() {
        return Set.of("consent.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Consent.<Consent> find("personId = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(c -> new Entry(c.id.toString(), ConsentView.of(c))).toList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        Consent.<Consent> find("personId = ?1 and withdrawnAt is null order by id", person)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list().forEach(c -> withdrawals.fire(c.withdraw(now)));
    }

    @Override
    public void forget(UUID person) {
        // says nothing in clear
    }
}
