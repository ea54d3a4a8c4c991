package cn.zhijia.counselling.instrument.response;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;

import cn.zhijia.counselling.counsellor.Counsellor;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 答卷: one member's answers to one version of an instrument. The answers never change; whom they are shared with may. */
@Entity
public class Response extends PanacheEntityBase {

    /** Loads with a response what its view shows. */
    static final String WITH_ALL = "from Response r join fetch r.member join fetch r.flag left join fetch r.sharedWith ";

    @Id
    public UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person member;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person askedBy;
    String instrument;
    int instrumentVersion;
    String sha256;
    byte[] content;
    Instant answeredAt;
    UUID campaignId;
    String department;
    @OneToOne(optional = false)
    @JoinColumn(name = "id", insertable = false, updatable = false)
    RaisedFlag flag;
    @ManyToOne(fetch = FetchType.LAZY)
    Counsellor sharedWith;
    Instant sharedUntil;
    long version;

    /** Inserts unless the id is taken, by whoever was first, or the member has answered in this campaign. */
    static boolean insert(UUID id, Person member, Person askedBy, ResponseBody body, byte[] content) {
        var published = body.published();
        var instrument = published.instrument();
        return getEntityManager().createNativeQuery(
                """
                            insert into response (id, member_id, asked_by_id, instrument, instrument_version, sha256, content, answered_at,
                        campaign_id, department, version)
                            values (:id, :member, :askedBy, :instrument, :version, :sha256, :content, zhijia_now(),
                        cast(:campaign as uuid), :department, 1) on conflict do nothing""")
                .setParameter("id", id).setParameter("member", member.id).setParameter("askedBy", askedBy.id)
                .setParameter("instrument", instrument.code()).setParameter("version", instrument.version())
                .setParameter("sha256", published.sha256()).setParameter("content", content)
                .setParameter("campaign", body.campaign() == null ? null : body.campaignId().toString())
                .setParameter("department", body.department()).executeUpdate() == 1;
    }

    /**
     * For its member and whom it is shared with; 404 for everybody else, by one query whether it is there or not. What a
     * counsellor reads is held until commit: a withdrawal waits for it, and whoever comes while one is under way waits for that
     * and reads nothing.
     */
    static Response get(UUID id, Caller caller, Instant now) {
        var response = Response.<Response> find(WITH_ALL + "where r.id = ?1", id).singleResultOptional()
                .filter(r -> r.isOf(caller) || r.isSharedWith(caller, now)).orElseThrow(Refusal::notFound);
        if (!response.isOf(caller)) {
            Person.of(caller); // before the response, as everywhere: people are locked first
            getEntityManager().refresh(response, LockModeType.PESSIMISTIC_READ);
            if (!response.isSharedWith(caller, now)) {
                throw Refusal.notFound();
            }
        }
        return response;
    }

    /**
     * The last response of each member to each instrument in this time, outside of screenings: those are counted by themselves,
     * and from two countings of the same people a third could be worked out.
     */
    @SuppressWarnings("unchecked")
    public static List<UUID> lastOfEach(Instant from, Instant to) {
        return getEntityManager().createNativeQuery("""
                select distinct on (member_id, instrument) id from response where answered_at >= :from and answered_at < :to
                and campaign_id is null order by member_id, instrument, answered_at desc, id""").setParameter("from", from)
                .setParameter("to", to).getResultList();
    }

    public static List<Response> allOf(List<UUID> ids) {
        return list(WITH_ALL + "where r.id in ?1", ids);
    }

    /** Held until commit, for its member; 404 for everybody else. */
    public static Response lockOwn(UUID id, Caller caller) {
        return Response.<Response> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(r -> r.isOf(caller))
                .orElseThrow(Refusal::notFound);
    }

    boolean isOf(Caller caller) {
        return caller.sub().equals(member.sub)
                || member.sub == null && caller.memberNo() != null && caller.memberNo().equals(member.memberNo);
    }

    /** Whether it was given to the same questions by the same people in the same place. */
    boolean repeats(ResponseBody body, Person who, Person about) {
        return askedBy.id.equals(who.id) && member.id.equals(about.id) && instrument.equals(body.instrument())
                && instrumentVersion == body.version() && Objects.equals(campaignId, body.campaignId())
                && Objects.equals(department, body.department());
    }

    /** This member's, in the order of their ids. */
    static List<Response> of(UUID member, UUID after, int most) {
        return Response.<Response> find(WITH_ALL + "where r.member.id = ?1 and r.id > ?2 order by r.id", member, after)
                .page(0, most).list();
    }

    public UUID memberId() {
        return member.id;
    }

    /** The member, or the trained person who put the questions. */
    public UUID askedById() {
        return askedBy.id;
    }

    public String instrument() {
        return instrument;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    /** By when somebody calls; null where nothing follows. */
    public Instant dueAt() {
        return flag.dueAt;
    }

    /** With whom it is shared now; null when with nobody, or no longer. */
    Counsellor sharedWith(Instant now) {
        return sharedUntil != null && now.isBefore(sharedUntil) ? sharedWith : null;
    }

    /** Whether this caller is the counsellor whom the member shared it with, and still the member's counsellor. */
    boolean isSharedWith(Caller caller, Instant now) {
        var counsellor = sharedWith(now);
        return counsellor != null && counsellor.is(caller) && Assignment.between(member.id, counsellor.id);
    }

    /** @param counsellor null: with nobody from now on */
    public void share(Counsellor counsellor, Instant until) {
        sharedWith = counsellor;
        sharedUntil = until;
        version++;
    }
}
