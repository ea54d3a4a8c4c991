package cn.zhijia.events.praise.label;

import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 积极品质标签: a quality to praise somebody for. The first 24 are the character strengths of the VIA classification (Peterson &
 * Seligman, 2004), made by the migration under ids that never change.
 */
@Entity
public class PraiseLabel extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    int place;
    String zh;
    String en;
    String virtue;
    String source;
    boolean retired;

    /** Refuses, at this place of a body, a label that nobody may choose: unknown, or retired. */
    public static void requireChoosable(UUID id, String pointer) {
        PraiseLabel label = findById(id);
        if (label == null || label.retired) {
            throw Refusal.field(pointer, "unknown-label");
        }
    }

    static PraiseLabel locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static PraiseLabel made(UUID id, LabelBody body) {
        var label = new PraiseLabel();
        label.id = id;
        body.copyTo(label);
        label.persistAndFlush();
        return label;
    }

    /** A retired label stays as those who received it know it. */
    void edit(LabelBody body) {
        if (retired) {
            throw new Refusal("label-retired");
        }
        body.copyTo(this);
        flush();
    }

    void retire() {
        if (!retired) {
            retired = true;
            flush();
        }
    }

    /** The word in one of our two languages. */
    public static String word(Locale language, String zh, String en) {
        return language.equals(Words.ENGLISH) ? en : zh;
    }
}
