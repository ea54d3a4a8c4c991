package cn.zhijia.kit.data;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Somebody this service has seen in a token, or has been told of by 会员号 (memberNo); the two meet at that person's first
 * sign-in.
 * Other tables refer to {@link #id}, never to the token's subject.
 */
@Entity
public class Person extends PanacheEntityBase {

    @Id
    public UUID id;
    public String sub;
    public String memberNo;
    public String name;
    public String unionId;

    /** The caller's row, made or brought up to date from the token. Needs a transaction. */
    public static Person of(Caller caller) {
        var known = Person.<Person> find("sub", caller.sub()).singleResultOptional();
        if (known.filter(p -> p.says(caller)).isPresent()) {
            return known.get();
        }
        int written = getEntityManager()
                .createNativeQuery(
                        """
                                insert into person (id, sub, member_no, name, union_id) values (gen_random_uuid(), :sub, :memberNo, :name, :union)
                                on conflict (%s) do update set sub = excluded.sub, member_no = excluded.member_no, name = excluded.name, union_id = excluded.union_id
                                where person.sub is null or person.sub = excluded.sub
                                """
                                .formatted(known.isPresent() || caller.memberNo() == null ? "sub" : "member_no"))
                .setParameter("sub", caller.sub())
                .setParameter("memberNo", caller.memberNo()).setParameter("name", caller.name())
                .setParameter("union", caller.union()).executeUpdate();
        if (written == 0) {
            throw new Refusal("member-no-taken");
        }
        known.ifPresent(getEntityManager()::refresh);
        return known.orElseGet(() -> find("sub", caller.sub()).singleResult());
    }

    /** The caller's row if this service has met the caller; for reads that should not write. */
    public static Optional<Person> known(Caller caller) {
        return find("sub = ?1 or (sub is null and memberNo = ?2)", caller.sub(), caller.memberNo()).firstResultOptional();
    }

    /** The person with this 会员号; an unseen number gets a row that its owner joins at the first sign-in. Needs a transaction. */
    public static Person numbered(String memberNo) {
        getEntityManager()
                .createNativeQuery(
                        "insert into person (id, member_no) values (gen_random_uuid(), :memberNo) on conflict do nothing")
                .setParameter("memberNo", memberNo).executeUpdate();
        return find("memberNo", memberNo).singleResult();
    }

    private boolean says(Caller caller) {
        return java.util.Objects.equals(memberNo, caller.memberNo()) && java.util.Objects.equals(name, caller.name())
                && java.util.Objects.equals(unionId, caller.union());
    }
}
