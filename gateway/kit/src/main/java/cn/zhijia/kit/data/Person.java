package cn.zhijia.kit.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Query;

import org.hibernate.Session;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Somebody this service has seen in a token, or has been told of by 会员号 (memberNo). Other tables refer to {@link #id}, never
 * to the token's subject.
 * <p>
 * The two meet when a token says both: the row that was named by number is the one that stays, and takes the subject. A
 * person who was first seen without a number may have another row by then. It goes when nothing refers to it yet. When
 * something does, both rows stay, the token's person goes on with its own and without the number: moving what a service has
 * written under one row to another could break that service's rules (one live registration, a quota), so that is for an
 * administrator to decide.
 * <p>
 * An account that was issued anew comes with another subject and the number of the row that the old one has: it is refused
 * ({@code member-no-taken}), so that nobody reads what is another's, until an administrator has parted the row from the old
 * subject. Where nobody may be refused for that, {@link #anyway} makes a row without the number.
 */
@Entity
public class Person extends PanacheEntityBase {

    private static final int NAME = 100;

    /** SQLSTATE foreign_key_violation. */
    private static final String REFERRED_TO = "23503";

    @Id
    public UUID id;
    public String sub;
    public String memberNo;
    public String name;
    public String unionId;

    /** The caller's row, made or brought up to date from the token. Needs a transaction. */
    public static Person of(Caller caller) {
        return of(find("sub", caller.sub()).singleResultOptional(), caller);
    }

    /** @param known the row of the token's subject, for who has read it together with something else */
    public static Person of(Optional<Person> known, Caller caller) {
        if (known.isEmpty()) {
            return join(caller);
        }
        if (!known.get().says(caller)) {
            if (known.get().makesWay(caller)) {
                return join(caller);
            }
            known.get().follow(caller);
        }
        return known.get();
    }

    /**
     * {@link #of} for what cannot wait until the books are right: a number that is another account's stays there, and the
     * caller goes on without one ({@link #lacksNumber}).
     */
    public static Person anyway(Caller caller) {
        var known = Person.<Person> find("sub", caller.sub()).singleResultOptional();
        return known.isPresent() ? of(known, caller)
                : written(caller, caller.memberNo()).or(() -> written(caller, null)).orElseThrow();
    }

    /** Whether the number that the caller has is another row's. */
    public boolean lacksNumber(Caller caller) {
        return caller.memberNo() != null && !caller.memberNo().equals(memberNo);
    }

    /** The first sign-in: a new row, or the one that somebody made by naming this person's number. */
    private static Person join(Caller caller) {
        return written(caller, caller.memberNo()).orElseThrow(() -> new Refusal("member-no-taken"));
    }

    /** Empty when the number is another account's. */
    private static Optional<Person> written(Caller caller, String number) {
        @SuppressWarnings("unchecked")
        List<Person> written = about(caller, number,
                getEntityManager().createNativeQuery(
                        """
                                insert into person (id, sub, member_no, name, union_id) values (gen_random_uuid(), :sub, :memberNo, :name, :union)
                                on conflict (%1$s) where %1$s is not null do update set sub = excluded.sub, name = excluded.name, union_id = excluded.union_id
                                where person.sub is null or person.sub = excluded.sub returning *"""
                                .formatted(number == null ? "sub" : "member_no"),
                        Person.class))
                .getResultList();
        return written.stream().findFirst();
    }

    /** Whether this row, which nothing refers to, went because another waits for its owner under the token's number. */
    private boolean makesWay(Caller caller) {
        if (caller.memberNo() == null || count("memberNo = ?1 and sub is null", caller.memberNo()) == 0
                || !getEntityManager().unwrap(Session.class).doReturningWork(this::removed)) {
            return false;
        }
        getEntityManager().detach(this);
        return true;
    }

    /** In plain SQL: a refusal that passed through the session would cost the whole transaction. */
    private boolean removed(Connection connection) throws SQLException {
        try (var sql = connection.createStatement();
                var delete = connection.prepareStatement("delete from person where id = ?")) {
            sql.execute("savepoint removal");
            delete.setObject(1, id);
            try {
                delete.executeUpdate();
            } catch (SQLException refused) {
                if (!REFERRED_TO.equals(refused.getSQLState())) {
                    throw refused;
                }
                sql.execute("rollback to savepoint removal");
                return false;
            }
            sql.execute("release savepoint removal");
            return true;
        }
    }

    /** What the token says now. A number that is another row's already stays there: the person goes on without it. */
    private void follow(Caller caller) {
        about(caller, caller.memberNo(),
                getEntityManager().createNativeQuery(
                        """
                                update person set name = :name, union_id = :union, member_no = case
                                    when exists (select 1 from person other where other.member_no = :memberNo and other.sub is distinct from :sub)
                                    then member_no else :memberNo end where sub = :sub"""))
                .executeUpdate();
        getEntityManager().refresh(this);
    }

    private static Query about(Caller caller, String number, Query query) {
        return query.setParameter("sub", caller.sub()).setParameter("memberNo", number)
                .setParameter("name", shortened(caller.name())).setParameter("union", caller.union());
    }

    /** The issuer sets no bound to a name that its owner may edit. */
    private static String shortened(String name) {
        return name == null || name.length() <= NAME ? name : name.substring(0, NAME);
    }

    /**
     * The caller's row if this service has met the caller, the subject's before the number's; for reads that should not write.
     */
    public static Optional<Person> known(Caller caller) {
        return find("(sub = ?1 or (sub is null and memberNo = ?2)) order by sub nulls last", caller.sub(), caller.memberNo())
                .firstResultOptional();
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
        return java.util.Objects.equals(memberNo, caller.memberNo()) && java.util.Objects.equals(name, shortened(caller.name()))
                && java.util.Objects.equals(unionId, caller.union());
    }
}
