package cn.zhijia.counselling.hospital;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.BatchSize;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 合作医院. Its id is the value of the {@code hospital} claim in its tokens, and the recipient that members consent to. */
@Entity
public class Hospital extends PanacheEntityBase {

    /** A hospital's id. */
    public static final String ID = "[a-z][a-z0-9-]{1,31}";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** So many heartbeats may be missing. */
    private static final int MISSED = 3;

    @Schema(name = "HospitalState")
    enum State {
        ACTIVE,
        /** Nothing new is sent there, whatever the agreement says; what is under way goes on. */
        SUSPENDED
    }

    @Id
    public String id;
    public String nameZh;
    public String nameEn;
    @Enumerated(EnumType.STRING)
    State state;
    LocalDate agreementFrom;
    LocalDate agreementTo;
    List<String> scope;
    int leastAge;
    int mostAge;
    public List<String> dutyPhones;
    int heartbeatSeconds;
    /** Written by {@link #beat} alone. */
    @Column(insertable = false, updatable = false)
    Instant heartbeatAt;
    /** The only hosts at which it may be told. */
    public List<String> hosts;
    String webhook;
    String crisisWebhook;
    Instant webhookGoneAt;
    int secretEdition;
    long version;
    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "hospital_hours", joinColumns = @JoinColumn(name = "hospital_id"))
    @OrderColumn(name = "position")
    List<OpenHours> hours = new ArrayList<>();
    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "hospital_distance", joinColumns = @JoinColumn(name = "hospital_id"))
    @OrderColumn(name = "position")
    List<Distance> distances = new ArrayList<>();
    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "hospital_clock", joinColumns = @JoinColumn(name = "hospital_id"))
    @MapKeyColumn(name = "priority")
    @MapKeyEnumerated(EnumType.STRING)
    Map<Priority, Limits> limits = new EnumMap<>(Priority.class);

    protected Hospital() {
    }

    public static Optional<Hospital> of(String id) {
        return findByIdOptional(id);
    }

    /** Held: whoever changes its keys or its agreement waits. */
    public static Hospital lock(String id) {
        return Hospital.<Hospital> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Refusal::notFound);
    }

    /** The row of this id, held: a new one, of version 0, when there was none. Of two who enter it at once, one does. */
    static Hospital claim(String id) {
        getEntityManager().createNativeQuery("""
                insert into hospital (id, name_zh, name_en, state, agreement_from, scope, least_age, most_age, duty_phones,
                    heartbeat_seconds, hosts, secret_edition, version)
                values (:id, '', '', 'SUSPENDED', '2000-01-01', cast(array['NONE'] as varchar[]), 0, 0,
                    cast(array['NONE'] as varchar[]), 60, cast(array[] as varchar[]), 1, 0)
                on conflict do nothing""").setParameter("id", id).executeUpdate();
        return lock(id);
    }

    public static Hospital get(String id) {
        return of(id).orElseThrow(Refusal::notFound);
    }

    HospitalBody body() {
        return new HospitalBody(nameZh, nameEn, state, agreementFrom, agreementTo, scope, leastAge, mostAge,
                List.copyOf(hours), dutyPhones, List.copyOf(distances), heartbeatSeconds, limits.isEmpty() ? null : clocks(),
                hosts, webhook, crisisWebhook);
    }

    void take(HospitalBody body) {
        nameZh = body.nameZh();
        nameEn = body.nameEn();
        state = body.state();
        agreementFrom = body.agreementFrom();
        agreementTo = body.agreementTo();
        scope = body.scope();
        leastAge = body.leastAge();
        mostAge = body.mostAge();
        dutyPhones = body.dutyPhones();
        heartbeatSeconds = body.heartbeatSeconds();
        hosts = body.hosts();
        if (!Objects.equals(webhook, body.webhook()) || !Objects.equals(crisisWebhook, body.crisisWebhook())) {
            webhookGoneAt = null; // who wanted no more calls was somewhere else
        }
        webhook = body.webhook();
        crisisWebhook = body.crisisWebhook();
        hours.clear();
        hours.addAll(body.hours());
        distances.clear();
        distances.addAll(body.distances());
        for (var priority : Priority.values()) {
            limits.put(priority, body.clocks().of(priority));
        }
        version++;
    }

    public String name(Locale language) {
        return language.getLanguage().equals("zh") ? nameZh : nameEn;
    }

    public Clocks clocks() {
        return new Clocks(limits.get(Priority.STAT), limits.get(Priority.URGENT), limits.get(Priority.ROUTINE));
    }

    /** Whether it may be asked at all: active, and within the agreement's days in Beijing. */
    public boolean agreementHolds(Instant now) {
        var day = LocalDate.ofInstant(now, ZONE);
        return state == State.ACTIVE && !day.isBefore(agreementFrom) && (agreementTo == null || !day.isAfter(agreementTo));
    }

    /** Whether its system has been silent for three heartbeats, or was never heard. */
    public boolean degraded(Instant now) {
        return heartbeatAt == null || now.isAfter(heartbeatAt.plus(Duration.ofSeconds((long) MISSED * heartbeatSeconds)));
    }

    public boolean openAt(Instant now) {
        return hours.isEmpty() || hours.stream().anyMatch(h -> h.hold(now.atZone(ZONE)));
    }

    /** @param age null when nobody knows it: it is the hospital who asks then, and rejects */
    public boolean takes(String what, Integer age) {
        return scope.contains(what) && (age == null || leastAge <= age && age <= mostAge);
    }

    /** From this station; endless where nobody has measured it. */
    int metresFrom(String station) {
        return distances.stream().filter(d -> d.station().toString().equals(station)).mapToInt(Distance::metres).findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Where it is told; empty where it is not, or wants no calls. */
    Optional<String> told(boolean crisis) {
        return Optional.ofNullable(crisis && crisisWebhook != null ? crisisWebhook : webhook)
                .filter(url -> webhookGoneAt == null);
    }

    /** Told apart by an ETag, beside the version: when its system was heard, and what has become of its webhook. */
    long signs(boolean degraded) {
        long heard = heartbeatAt == null ? 0 : heartbeatAt.toEpochMilli();
        return heard * 4 + (degraded ? 2 : 0) + (webhookGoneAt == null ? 0 : 1);
    }

    /** Nobody calls its webhook any more; whether somebody did until now. */
    static boolean leaveAlone(String id) {
        return getEntityManager().createNativeQuery(
                "update hospital set webhook_gone_at = zhijia_now() where id = :id and webhook_gone_at is null")
                .setParameter("id", id).executeUpdate() == 1;
    }

    /** Its system is alive. */
    void beat() {
        getEntityManager().createNativeQuery("update hospital set heartbeat_at = zhijia_now() where id = :id")
                .setParameter("id", id).executeUpdate();
    }
}
