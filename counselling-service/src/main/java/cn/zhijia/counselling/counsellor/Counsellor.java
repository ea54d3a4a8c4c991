package cn.zhijia.counselling.counsellor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;

import org.hibernate.annotations.BatchSize;

import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.quota.Settlement;
import cn.zhijia.counselling.slot.Modality;
import cn.zhijia.counselling.slot.SlotKey;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 心理咨询师. Whoever books with a counsellor shares the plan until commit, whoever changes the plan holds it alone: so no booking
 * slips in beside an absence, and those who book do not wait for each other. The lock is an advisory one, because its queue is
 * fair: row locks let everybody who shares pass whoever waits to change, and during a rush no absence would ever be entered.
 */
@Entity
public class Counsellor extends PanacheEntityBase {

    /**
     * Fired when a counsellor's plan has changed; the same transaction looks after the bookings and meetings that this hits.
     *
     * @param before what the counsellor offered until then, in the days that are waited for
     * @param quota settled when all have
     */
    public record PlanChanged(Counsellor counsellor, Set<SlotKey> before, Settlement quota) {
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String FORGOTTEN = "已离任";

    @Id
    public UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person person;
    public String name;
    String agency;
    @Enumerated(EnumType.STRING)
    Gender gender;
    List<String> languages;
    List<String> topics;
    @Enumerated(EnumType.STRING)
    List<Modality> modalities;
    public int mostPerDay;
    int sessionMinutes;
    int bufferMinutes;
    /** In office, of Asia/Shanghai; null for who stays. */
    LocalDate lastDay;
    long version;
    public long rosterVersion;
    @BatchSize(size = 100) // a page of the list at once
    @ElementCollection
    @CollectionTable(name = "qualification", joinColumns = @JoinColumn(name = "counsellor_id"))
    @OrderColumn(name = "position")
    List<Qualification> qualifications = new ArrayList<>();

    protected Counsellor() {
    }

    Counsellor(UUID id) {
        this.id = id;
    }

    public static Counsellor get(UUID id) {
        return Counsellor.<Counsellor> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    /** Shares the plan until commit: it stays as it is. */
    public static Optional<Counsellor> shareIfThere(UUID id) {
        return queue("pg_advisory_xact_lock_shared", id);
    }

    /** Those of these people who are counsellors. */
    @SuppressWarnings("unchecked")
    public static List<UUID> among(Collection<UUID> people) {
        return getEntityManager().createNativeQuery("select id from counsellor where person_id = any(:people) order by id")
                .setParameter("people", people.toArray(UUID[]::new)).getResultList();
    }

    /** Holds the plan alone until commit, to change it. */
    static Optional<Counsellor> lockIfThere(UUID id) {
        return queue("pg_advisory_xact_lock", id);
    }

    /** Read after the lock, so that it is what the one before left. */
    private static Optional<Counsellor> queue(String lock, UUID id) {
        getEntityManager().createNativeQuery("select cast(" + lock + "(hashtextextended(:plan, 0)) as text)")
                .setParameter("plan", "plan " + id).getSingleResult();
        return findByIdOptional(id);
    }

    public static Counsellor lock(UUID id) {
        return lockIfThere(id).orElseThrow(Refusal::notFound);
    }

    /** Whether this counsellor is the one who calls. */
    public boolean is(Caller caller) {
        return caller.has("counsellor") && isPerson(caller);
    }

    /** The same, in whatever role. */
    public boolean isPerson(Caller caller) {
        return caller.sub().equals(person.sub)
                || person.sub == null && caller.memberNo() != null && caller.memberNo().equals(person.memberNo);
    }

    public UUID personId() {
        return person.id;
    }

    /** The counsellor's own things are changed by the counsellor and the administrator. */
    public void mayBeChangedBy(Caller caller) {
        if (!caller.has("admin") && !is(caller)) {
            throw new Refusal("forbidden");
        }
    }

    /** Nobody is counselled by oneself, or by a colleague of the same agency who is met again at work. */
    public void mayCounsel(Person member) {
        if (isColleague(member)) {
            throw new Refusal("own-agency");
        }
    }

    private boolean isColleague(Person member) {
        return count("person = ?1 and agency = ?2", member, agency) > 0;
    }

    public Instant endOf(Instant start) {
        return start.plus(Duration.ofMinutes(sessionMinutes));
    }

    public Instant freeAfter(Instant start) {
        return endOf(start).plus(Duration.ofMinutes(bufferMinutes));
    }

    public boolean offers(Modality modality) {
        return modalities.contains(modality);
    }

    public long version() {
        return version;
    }

    public boolean leavesOn(LocalDate day) {
        return Objects.equals(lastDay, day);
    }

    public void leave(LocalDate day) {
        lastDay = day;
        version++;
    }

    /** Why nobody forgets this counsellor yet; empty after the last day. */
    Optional<Hold> inOffice(Instant now) {
        var end = lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
        return end != null && !now.isBefore(end) ? Optional.empty() : Optional.of(new Hold(Hold.Reason.IN_OFFICE, end));
    }

    /** Nothing says any more who it was. */
    void forget() {
        name = FORGOTTEN;
        gender = Gender.OTHER;
        languages = List.of();
        topics = List.of();
        qualifications.clear();
        version++;
    }

    CounsellorBody body() {
        return new CounsellorBody(person.memberNo, name, agency, List.copyOf(qualifications), languages, gender, topics,
                modalities, mostPerDay, sessionMinutes, bufferMinutes);
    }

    void take(CounsellorBody body, Person who) {
        person = who;
        name = body.name();
        agency = body.agency();
        gender = body.gender();
        languages = body.languages();
        topics = body.topics();
        modalities = body.modalities();
        mostPerDay = body.mostPerDay();
        sessionMinutes = body.sessionMinutes();
        bufferMinutes = body.bufferMinutes();
        qualifications.clear();
        qualifications.addAll(body.qualifications());
        version++;
    }
}
