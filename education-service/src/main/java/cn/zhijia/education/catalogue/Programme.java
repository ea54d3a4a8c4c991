package cn.zhijia.education.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 专业: what a school teaches. Terms offer it; each offering keeps the name and level of its day. */
@Entity
public class Programme extends PanacheEntityBase {

    @Id
    UUID id;
    UUID schoolId;
    String code;
    String name;
    @Enumerated(EnumType.STRING)
    Level level;
    @Version
    int version;

    static Programme get(UUID id) {
        return known(id).orElseThrow(Refusal::notFound);
    }

    public static Optional<Programme> known(UUID id) {
        return findByIdOptional(id);
    }

    static Optional<Programme> lock(UUID id) {
        return Programme.<Programme> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Up to {@code limit} programmes after this code and id, of one school or level where given. */
    static List<Programme> after(UUID school, Level level, String code, UUID id, int limit) {
        return Programme.<Programme> find("""
                schoolId = coalesce(?1, schoolId) and level = coalesce(?2, level)
                and (code > ?3 or code = ?3 and id > ?4) order by code, id""", school, level, code, id).page(0, limit).list();
    }

    static Programme create(UUID id, ProgrammeBody body) {
        var programme = new Programme();
        programme.id = id;
        programme.write(body);
        programme.persistAndFlush();
        return programme;
    }

    void write(ProgrammeBody body) {
        schoolId = body.school();
        code = body.code();
        name = body.name();
        level = body.level();
    }

    boolean says(ProgrammeBody body) {
        return schoolId.equals(body.school()) && code.equals(body.code()) && name.equals(body.name()) && level == body.level();
    }

    public String name() {
        return name;
    }

    public Level level() {
        return level;
    }

    /** Whether the caller is a registrar of the school that teaches it. */
    public boolean taughtBy(Caller caller) {
        return caller.has("registrar") && School.get(schoolId).key.equals(caller.claim("school"));
    }
}
