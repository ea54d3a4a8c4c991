package cn.zhijia.counselling.dispute;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.vault.Vault;

/** What a member said against a reported no-show. */
@Singleton
class DisputesOfPerson implements Chapter {

    private final Vault vault;

    DisputesOfPerson(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "disputes";
    }

    @Override
    public Set<String> columns() {
        return Set.of("no_show_dispute.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return Dispute.<Dispute> find("personId = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most).stream()
                .map(d -> new Entry(d.id.toString(), DisputeView.of(d, d.text(vault)))).toList();
    }
}
