package cn.zhijia.counselling.counsellor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;

/** A counsellor leaves office before being forgotten. The row stays in the appointments of others, and says nobody's name. */
@Singleton
class CounsellorOfPerson implements Chapter, Traces {

    @Override
    public String name() {
        return "counsellor";
    }

    @Override
    public Set<String> columns() {
        return Set.of("counsellor.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Counsellor.<Counsellor> find("person.id = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most)
                .stream().map(c -> new Entry(c.id.toString(), c.body())).toList();
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        return Counsellor.<Counsellor> find("person.id", person).singleResultOptional().flatMap(c -> c.inOffice(now));
    }

    @Override
    public void stop(UUID person, Instant now) {
        // what was to come ended with the last day
    }

    @Override
    public void forget(UUID person) {
        Counsellor.<Counsellor> find("person.id", person).singleResultOptional().ifPresent(Counsellor::forget);
    }
}
