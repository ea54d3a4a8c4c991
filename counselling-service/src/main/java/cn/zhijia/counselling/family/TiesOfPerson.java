package cn.zhijia.counselling.family;

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

/** A tie ends with whoever goes; the other keeps what is booked. */
@Singleton
class TiesOfPerson implements Chapter, Traces {

    @Override
    public String name() {
        return "family";
    }

    @Override
    public Set<String> columns() {
        return Set.of("family_tie.worker_id", "family_tie.relative_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        Person me = Person.findById(person);
        return Tie
                .<Tie> find(Tie.WITH_BOTH + "where (t.worker = ?1 or t.relative = ?1) and t.id > ?2 order by t.id", me,
                        Chapter.id(after))
                .page(0, most).stream().map(t -> new Entry(t.id.toString(), t.view(me))).toList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        Tie.<Tie> find("(worker.id = ?1 or relative.id = ?1) and endedAt is null order by id", person)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list().forEach(t -> t.end(now));
    }

    @Override
    public void forget(UUID person) {
        // two ids, and nobody's name
    }
}
