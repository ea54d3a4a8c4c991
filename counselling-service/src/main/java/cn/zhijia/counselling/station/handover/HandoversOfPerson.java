package cn.zhijia.counselling.station.handover;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.kit.data.Person;

/** What a carer offered and nobody answered is declined with whoever goes. */
@Singleton
class HandoversOfPerson implements Chapter, Traces {

    @Override
    public String name() {
        return "handovers";
    }

    @Override
    public Set<String> columns() {
        return Set.of("handover.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Handover.<Handover> find("personId = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most)
                .stream().map(h -> new Entry(h.id.toString(),
                        HandoverView.forWorker(h, Person.<Person> findById(h.carerId).name)))
                .toList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        Handover.<Handover> find("personId = ?1 and state = ?2 order by id", person, HandoverState.OFFERED)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list().forEach(h -> h.answer(HandoverState.DECLINED, now));
    }

    @Override
    public void forget(UUID person) {
        // says nothing in clear
    }
}
