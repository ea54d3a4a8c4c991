package cn.zhijia.counselling.crisis;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.access.OpenCases;
import cn.zhijia.counselling.instrument.Level;

/** The one open case of a member: opened, found and held. */
@Singleton
class OpenCase implements OpenCases {

    /** Opens one unless the member has one. Whether this call has. */
    static boolean begin(UUID id, UUID member, Level level) {
        return CrisisCase.getEntityManager().createNativeQuery("""
                insert into crisis_case (id, member_id, level, state, opened_at, plan_edition, closing_edition, version)
                values (:id, :member, :level, 'OPEN', zhijia_now(), 0, 0, 1)
                on conflict do nothing""").setParameter("id", id)
                .setParameter("member", member).setParameter("level", level.name()).executeUpdate() == 1;
    }

    /** Held until commit; empty when there is none, or it was closed just now. */
    static Optional<CrisisCase> lock(UUID member, LockModeType mode) {
        return CrisisCase.<CrisisCase> find("member.id = ?1 and course.state <> ?2", member, CaseState.CLOSED).withLock(mode)
                .singleResultOptional();
    }

    @Override
    public boolean isOpen(UUID caseId, UUID person) {
        return CrisisCase.count("id = ?1 and member.id = ?2 and course.state <> ?3", caseId, person, CaseState.CLOSED) > 0;
    }

    @Override
    public boolean hasOpen(UUID person) {
        return CrisisCase.count("member.id = ?1 and course.state <> ?2", person, CaseState.CLOSED) > 0;
    }

    @Override
    public boolean holdOpen(UUID person) {
        return lock(person, LockModeType.PESSIMISTIC_READ).isPresent();
    }
}
