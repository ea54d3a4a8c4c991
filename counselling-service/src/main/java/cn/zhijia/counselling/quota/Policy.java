package cn.zhijia.counselling.quota;

import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 额度规定: how many sessions a year a union pays for. A change reaches a balance when it is next booked on; what is booked or
 * used already stays.
 */
@Entity
@Table(name = "quota_policy")
class Policy extends PanacheEntityBase {

    /** Of a union that has said nothing, and of whoever belongs to none: what assistance programmes commonly pay for. */
    static final PolicyBody USUAL = new PolicyBody(6, FamilyPool.OWN, 6);

    @Id
    String unionId;
    int yearly;
    @Enumerated(EnumType.STRING)
    FamilyPool family;
    int familyYearly;
    long version;

    protected Policy() {
    }

    static Optional<Policy> of(String union) {
        return union == null ? Optional.empty() : findByIdOptional(union);
    }

    /** Held until commit; one of version 0, the usual, when there was none. Of two who create it at once, one does. */
    static Policy claim(String union) {
        getEntityManager().createNativeQuery("""
                insert into quota_policy (union_id, yearly, family, family_yearly, version)
                values (:union, :yearly, :family, :familyYearly, 0) on conflict do nothing""").setParameter("union", union)
                .setParameter("yearly", USUAL.yearly()).setParameter("family", USUAL.family().name())
                .setParameter("familyYearly", USUAL.familyYearly()).executeUpdate();
        return findById(union, LockModeType.PESSIMISTIC_WRITE);
    }

    PolicyBody body() {
        return new PolicyBody(yearly, family, familyYearly);
    }

    void take(PolicyBody body) {
        yearly = body.yearly();
        family = body.family();
        familyYearly = body.familyYearly();
        version++;
    }
}
