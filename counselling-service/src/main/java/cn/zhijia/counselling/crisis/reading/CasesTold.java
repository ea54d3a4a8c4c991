package cn.zhijia.counselling.crisis.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.export.Chapter;

/** A member's own cases, as the member reads them. */
@Singleton
class CasesTold implements Chapter {

    private final CaseReader reader;

    CasesTold(CaseReader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return "crisis-cases";
    }

    @Override
    public Set<String> columns() {
        return Set.of("crisis_case.member_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return CrisisCase.<CrisisCase> find("member.id = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most)
                .stream().map(c -> new Entry(c.id.toString(), reader.forMember(c))).toList();
    }
}
