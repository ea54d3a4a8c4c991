package cn.zhijia.counselling.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;

/** What a member was told goes with the member. */
@Singleton
class NoticesOfPerson implements Chapter, Traces {

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> columns() {
        return Set.of("notice.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Notice.<Notice> find("personId = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(n -> new Entry(n.id.toString(), NoticeView.of(n, language))).toList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        // a notice tells only the member
    }

    @Override
    public void forget(UUID person) {
        Notice.delete("personId", person);
    }
}
