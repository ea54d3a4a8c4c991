package cn.zhijia.counselling.quota;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.vault.Vault;

/** What an administrator gave a member or took, and the reason that was written down. */
@Singleton
class ChangesOfPerson implements Chapter {

    private final Vault vault;

    ChangesOfPerson(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "quota-changes";
    }

    @Override
    public Set<String> columns() {
        return Set.of("quota_change.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Change.<Change> find("person.id = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(c -> new Entry(c.id.toString(), c.body(vault))).toList();
    }
}
