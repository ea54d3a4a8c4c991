package cn.zhijia.counselling.group.offer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import cn.zhijia.counselling.group.meeting.Meeting;
import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 案例: somebody would present one. A neutral title is all there is, and it goes with the offer. */
@Entity
class CaseOffer extends PanacheEntityBase {

    private static final int MOST = 64;

    @Id
    UUID id;
    UUID meetingId;
    UUID personId;
    String title;
    @Enumerated(EnumType.STRING)
    CaseOfferState state;

    protected CaseOffer() {
    }

    CaseOffer(UUID id, Meeting meeting, UUID person, String title) {
        this.id = id;
        meetingId = meeting.id;
        personId = person;
        this.title = title;
        state = CaseOfferState.OFFERED;
    }

    static List<CaseOffer> of(Meeting meeting) {
        return CaseOffer.<CaseOffer> find("meetingId = ?1 and state <> ?2 order by id", meeting.id, CaseOfferState.WITHDRAWN)
                .page(0, MOST).list();
    }

    static CaseOffer get(Meeting meeting, UUID id) {
        return CaseOffer.<CaseOffer> findByIdOptional(id).filter(o -> o.meetingId.equals(meeting.id))
                .orElseThrow(Refusal::notFound);
    }

    static boolean isMadeBy(Meeting meeting, UUID person) {
        return count("meetingId = ?1 and personId = ?2 and state <> ?3", meeting.id, person, CaseOfferState.WITHDRAWN) > 0;
    }

    /** What somebody would present in meetings of a group that are not over; chosen or not. */
    static List<CaseOffer> toCome(UUID group, UUID person, Instant now) {
        return list("""
                select o from CaseOffer o, Meeting m where m.id = o.meetingId and m.groupId = ?1 and m.endsAt > ?2
                and o.personId = ?3 and o.state <> ?4 order by o.id""", group, now, person, CaseOfferState.WITHDRAWN);
    }

    void withdraw() {
        state = CaseOfferState.WITHDRAWN;
        title = null;
    }
}
