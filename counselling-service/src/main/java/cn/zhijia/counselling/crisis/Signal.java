package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 信号: what opened a case or joined it. Its id is that of the response or of the call, so that it is heard once. */
@Entity
@Table(name = "crisis_signal")
public class Signal extends PanacheEntityBase {

    @Id
    public UUID id;
    public UUID caseId;
    @Enumerated(EnumType.STRING)
    public Source source;
    @Enumerated(EnumType.STRING)
    public Level level;
    public UUID responseId;
    UUID stationId;
    UUID byId;
    byte[] words;
    public Instant raisedAt;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person acknowledgedBy;
    public Instant acknowledgedAt;

    /** What is heard: by whom, about whom, and why. */
    record Heard(UUID id, UUID member, Source source, Level level, UUID by, UUID response, UUID station, String words) {

        /** Somebody calls; all that calls are crises. */
        static Heard call(UUID id, UUID member, Source source, UUID by, UUID station, String words) {
            return new Heard(id, member, source, Level.L3, by, null, station, words == null || words.isEmpty() ? null : words);
        }

        /** A trained person has put the screener to the member. */
        boolean isAsked() {
            return response != null && !by.equals(member);
        }

        /**
         * Sealed before any row of a case is held, also where nothing was said: the member's data key is there from then on.
         */
        byte[] sealed(Vault vault) {
            return source == Source.RESPONSE ? null : vault.seal(member, cell(id), words == null ? "" : words);
        }
    }

    /** False where it was heard before. */
    static boolean insert(UUID caseId, Heard heard, byte[] words) {
        return getEntityManager().createNativeQuery("""
                insert into crisis_signal (id, case_id, source, level, response_id, station_id, by_id, words, raised_at)
                values (:id, :case, :source, :level, :response, :station, :by, :words, zhijia_now()) on conflict do nothing""")
                .setParameter("id", heard.id()).setParameter("case", caseId).setParameter("source", heard.source().name())
                .setParameter("level", heard.level().name()).setParameter("response", heard.response())
                .setParameter("station", heard.station()).setParameter("by", heard.by()).setParameter("words", words)
                .executeUpdate() == 1;
    }

    static Optional<Signal> known(UUID id) {
        return findByIdOptional(id);
    }

    /** The first hundred: what opened it, and what came. */
    public static List<Signal> of(UUID crisis) {
        return find("from Signal s left join fetch s.acknowledgedBy where s.caseId = ?1 order by s.raisedAt, s.id", crisis)
                .page(0, 100).list();
    }

    public static boolean has(UUID crisis, UUID response) {
        return count("caseId = ?1 and responseId = ?2", crisis, response) > 0;
    }

    /** The signal of this case; 404 where it has none of this id. */
    public static Signal of(CrisisCase crisis, UUID id) {
        return known(id).filter(s -> s.caseId.equals(crisis.id)).orElseThrow(Refusal::notFound);
    }

    public static boolean isAnySince(UUID crisis, Instant moment) {
        return count("caseId = ?1 and raisedAt > ?2", crisis, moment) > 0;
    }

    /** Of several, one does, and the others read who. Whether this call has. */
    boolean acknowledge(Person officer, Instant now) {
        if (acknowledgedBy == null) {
            acknowledgedBy = officer;
            acknowledgedAt = now;
            return true;
        }
        if (!acknowledgedBy.id.equals(officer.id)) {
            throw new Refusal("acknowledged-already").with("by", String.valueOf(acknowledgedBy.memberNo));
        }
        return false;
    }

    boolean repeats(Heard heard, UUID member, Vault vault) {
        return member.equals(heard.member()) && source == heard.source() && byId.equals(heard.by())
                && Objects.equals(stationId, heard.station()) && Objects.equals(words(member, vault), heard.words());
    }

    /** Null where nothing was said. */
    public String words(UUID member, Vault vault) {
        String said = words == null ? "" : vault.open(member, cell(id), words);
        return said.isEmpty() ? null : said;
    }

    private static Cell cell(UUID id) {
        return new Cell("crisis_signal", "words", id, 0);
    }
}
