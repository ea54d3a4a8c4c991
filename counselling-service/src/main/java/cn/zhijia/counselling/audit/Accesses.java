package cn.zhijia.counselling.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.data.Person;

/** A person's own stream of the audit, as that person reads it. */
@Singleton
class Accesses {

    private final Audit audit;
    private final Vault vault;
    private final EntityManager database;

    Accesses(Audit audit, Vault vault, EntityManager database) {
        this.audit = audit;
        this.vault = vault;
        this.database = database;
    }

    /** The latest first. */
    List<AccessView> before(UUID person, long seq, int most) {
        return read(person, "seq < :seq order by seq desc", seq, most);
    }

    /** The first one first. */
    List<AccessView> after(UUID person, long seq, int most) {
        return read(person, "seq > :seq order by seq", seq, most);
    }

    private List<AccessView> read(UUID person, String which, long seq, int most) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database
                .createNativeQuery(Link.COLUMNS + "where stream = :stream and " + which + " limit :most", Tuple.class)
                .setParameter("stream", audit.stream(person)).setParameter("seq", seq).setParameter("most", most)
                .getResultList();
        var links = rows.stream().map(Link::of).toList();
        var names = names(links);
        return links.stream().map(l -> view(l, person, names)).toList();
    }

    private static Map<UUID, String> names(List<Link> page) {
        var ids = page.stream().map(l -> l.actor().id()).filter(Objects::nonNull).distinct().toList();
        return Person.<Person> list("id in ?1", ids).stream().filter(p -> p.name != null)
                .collect(Collectors.toMap(p -> p.id, p -> p.name));
    }

    private AccessView view(Link link, UUID person, Map<UUID, String> names) {
        var actor = link.actor();
        return new AccessView(link.seq(), Instant.EPOCH.plus(link.atMicros(), ChronoUnit.MICROS), Act.valueOf(link.act()),
                actor.self(), List.of(actor.roles().split(" ")), actor.id() == null ? null : names.get(actor.id()),
                link.thing(), link.reason() == null ? null : vault.open(person, Audit.reason(link.id()), link.reason()));
    }
}
