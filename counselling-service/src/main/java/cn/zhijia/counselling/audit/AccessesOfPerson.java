package cn.zhijia.counselling.audit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.export.Chapter;

/** Who read the person's data; its stream knows the person by a pseudonym only, and survives the erasure. */
@Singleton
class AccessesOfPerson implements Chapter {

    private final Accesses accesses;

    AccessesOfPerson(Accesses accesses) {
        this.accesses = accesses;
    }

    @Override
    public String name() {
        return "access-log";
    }

    @Override
    public Set<String> columns() {
        return Set.of();
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return accesses.after(person, after.isEmpty() ? 0 : Long.parseLong(after), most).stream()
                .map(v -> new Entry(Long.toString(v.seq()), v)).toList();
    }
}
