package cn.zhijia.counselling.contact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.counselling.vault.Vault;

/** How a member could be reached: kept for no law, so it goes first. */
@Singleton
class ContactOfPerson implements Chapter, Traces {

    private final Vault vault;

    ContactOfPerson(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "contact";
    }

    @Override
    public Set<String> columns() {
        return Set.of("contact.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return after.isEmpty() ? Contact.of(person).stream()
                .map(c -> new Entry(person.toString(), ContactView.of(c.read(vault)))).toList() : List.of();
    }

    @Override
    public void stop(UUID person, Instant now) {
        Contact.deleteById(person);
    }

    @Override
    public void forget(UUID person) {
        // gone already
    }
}
