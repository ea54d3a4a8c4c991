package cn.zhijia.counselling.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 值班: who is called first in one shift, and who when the first does not answer. */
@Entity
@IdClass(Turn.class)
class DutyShift extends PanacheEntityBase {

    @Id
    LocalDate day;
    @Id
    @Enumerated(EnumType.STRING)
    Shift shift;
    @ManyToOne(fetch = FetchType.LAZY)
    Person primary;
    @ManyToOne(fetch = FetchType.LAZY)
    Person backup;
    long version;

    /** The row of this shift, held: a new one, of version 0, when there was none. Of two who enter it at once, one does. */
    static DutyShift claim(Turn turn) {
        getEntityManager().createNativeQuery("""
                insert into duty_shift (day, shift, version) values (:day, :shift, 0) on conflict do nothing""")
                .setParameter("day", turn.day()).setParameter("shift", turn.shift().name()).executeUpdate();
        return findById(turn, LockModeType.PESSIMISTIC_WRITE);
    }

    static DutyShift of(Turn turn) {
        return findById(turn);
    }

    /** Those of these shifts that are entered, with their people. */
    static Map<Turn, DutyShift> of(Collection<Turn> turns) {
        var days = turns.stream().map(Turn::day).distinct().toList();
        List<DutyShift> found = list("from DutyShift s left join fetch s.primary left join fetch s.backup where s.day in ?1",
                days);
        return found.stream().collect(Collectors.toMap(s -> new Turn(s.day, s.shift), s -> s));
    }

    boolean isGap() {
        return primary == null;
    }

    boolean says(DutyBody body) {
        return Objects.equals(number(primary), body.primary()) && Objects.equals(number(backup), body.backup());
    }

    private static String number(Person person) {
        return person == null ? null : person.memberNo;
    }

    void take(Person first, Person second) {
        primary = first;
        backup = second;
        version++;
    }
}
