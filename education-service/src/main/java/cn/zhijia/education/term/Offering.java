package cn.zhijia.education.term;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.education.catalogue.Level;
import cn.zhijia.education.catalogue.Programme;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 开设专业: a programme in one term, with the name and level it had when it was offered. "79 个专业" counts these. */
@Entity
public class Offering extends PanacheEntityBase {

    @Id
    UUID id;
    UUID termId;
    UUID programmeId;
    String name;
    @Enumerated(EnumType.STRING)
    Level level;
    String place;
    @Version
    int version;

    static Offering get(UUID term, UUID id) {
        return Offering.<Offering> findByIdOptional(id).filter(o -> o.termId.equals(term)).orElseThrow(Refusal::notFound);
    }

    static Optional<Offering> lock(UUID id) {
        return Offering.<Offering> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether this term offers it. */
    public static boolean in(UUID term, UUID id) {
        return count("id = ?1 and termId = ?2", id, term) == 1;
    }

    /** Up to {@code limit} offerings of a term after this name and id, of one level where given. */
    static List<Offering> after(UUID term, Level level, String name, UUID id, int limit) {
        return Offering.<Offering> find("""
                termId = ?1 and level = coalesce(?2, level) and (name > ?3 or name = ?3 and id > ?4) order by name, id""",
                term, level, name, id).page(0, limit).list();
    }

    static Offering create(UUID id, Term term, Programme programme, OfferingBody body) {
        var offering = new Offering();
        offering.id = id;
        offering.termId = term.id;
        offering.programmeId = body.programme();
        offering.name = programme.name();
        offering.level = programme.level();
        offering.write(body);
        offering.persistAndFlush();
        return offering;
    }

    void write(OfferingBody body) {
        name = body.name() == null ? name : body.name();
        place = body.place();
    }

    boolean says(OfferingBody body) {
        return programmeId.equals(body.programme()) && (body.name() == null || name.equals(body.name()))
                && java.util.Objects.equals(place, body.place());
    }
}
