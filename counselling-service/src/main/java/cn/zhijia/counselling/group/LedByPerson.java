package cn.zhijia.counselling.group;

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

/** Whoever leads a group hands it on before being forgotten. */
@Singleton
class LedByPerson implements Chapter, Traces {

    private record Office(UUID group, String name, GroupRole role) {
    }

    @Override
    public String name() {
        return "groups-led";
    }

    @Override
    public Set<String> columns() {
        return Set.of("group_leader.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return PeerGroup
                .<PeerGroup> find(
                        "select g from PeerGroup g join g.leaders l where l.personId = ?1 and g.id > ?2 order by g.id",
                        person, Chapter.id(after))
                .page(0, most).stream()
                .map(g -> new Entry(g.id.toString(), new Office(g.id, g.name, g.roleOf(person).orElse(null)))).toList();
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        return PeerGroup.count("from PeerGroup g join g.leaders l where l.personId = ?1", person) == 0 ? Optional.empty()
                : Optional.of(new Hold(Hold.Reason.IN_OFFICE, null));
    }

    @Override
    public void stop(UUID person, Instant now) {
        // an office is handed on in the group
    }

    @Override
    public void forget(UUID person) {
        // named by the person's row alone
    }
}
