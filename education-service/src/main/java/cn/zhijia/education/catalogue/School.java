package cn.zhijia.education.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 合作院校: a school that teaches and admits. Its key is what the claim {@code school} of its registrars says. */
@Entity
public class School extends PanacheEntityBase {

    @Id
    UUID id;
    String key;
    String name;
    @Version
    int version;

    static School get(UUID id) {
        return School.<School> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    static Optional<School> lock(UUID id) {
        return School.<School> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Up to {@code limit} schools after this key. */
    static List<School> after(String key, int limit) {
        return School.<School> find("key > ?1 order by key", key).page(0, limit).list();
    }

    static School create(UUID id, SchoolBody body) {
        var school = new School();
        school.id = id;
        school.write(body);
        school.persistAndFlush();
        return school;
    }

    void write(SchoolBody body) {
        key = body.key();
        name = body.name();
    }

    boolean says(SchoolBody body) {
        return key.equals(body.key()) && name.equals(body.name());
    }

    void requireEditor(Caller caller) {
        requireEditor(caller, key);
    }

    static void requireEditor(Caller caller, String key) {
        if (!caller.has("admin") && !(caller.has("registrar") && key.equals(caller.claim("school")))) {
            throw new Refusal("forbidden");
        }
    }
}
