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

/** A counsellor's name stands in the notes and appointments of others: as long as it does, nobody forgets it. */
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
        return Counsellor.count("person.id", person) == 0 ? Optional.empty()
                : Optional.of(new Hold(Hold.Reason.IN_OFFICE, null));
    }

    @Override
    public void stop(UUID person, Instant now) {
        // goes on as it is
    }

    @Override
    public void forget(UUID person) {
        // never comes to it
    }
}
