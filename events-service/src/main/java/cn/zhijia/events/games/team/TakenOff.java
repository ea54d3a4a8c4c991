package cn.zhijia.events.games.team;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Query;

/**
 * Somebody who was taken off a team once. The versions of the athlete go on from there: a late repeat of the call that first
 * put
 * somebody on a team, or took somebody off it, does not undo what came since. The caller holds the meet.
 */
record TakenOff(UUID team, String memberNo) {

    private static final String VERSION = """
            select o.version from athlete_off o join person p on p.id = o.person_id
            where o.team_id = :team and p.member_no = :memberNo
            """;
    private static final String KEEP = """
            insert into athlete_off (team_id, person_id, version)
            select cast(:team as uuid), p.id, cast(:version as bigint) from person p where p.member_no = :memberNo
            on conflict (team_id, person_id) do update set version = excluded.version
            """;

    /** In which the latest taking off left the athlete; empty when this was never. */
    Optional<Long> version() {
        return query(VERSION).getResultStream().map(Long.class::cast).findFirst();
    }

    void keep(long version) {
        query(KEEP).setParameter("version", version).executeUpdate();
    }

    private Query query(String sql) {
        return Athlete.getEntityManager().createNativeQuery(sql).setParameter("team", team).setParameter("memberNo", memberNo);
    }
}
