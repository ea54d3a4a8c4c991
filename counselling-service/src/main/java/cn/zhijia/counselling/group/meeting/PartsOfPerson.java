package cn.zhijia.counselling.group.meeting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.group.GroupRole;

/** What somebody did in which meeting. */
@Singleton
class PartsOfPerson implements Chapter {

    private record Presence(UUID meeting, GroupRole role, boolean came) {
    }

    @Override
    public String name() {
        return "group-meetings";
    }

    @Override
    public Set<String> columns() {
        return Set.of("meeting_part.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Part.<Part> find("person.id = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(p -> new Entry(p.id.toString(), new Presence(p.meetingId, p.role, p.came))).toList();
    }
}
