package cn.zhijia.counselling.instrument.response;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.instrument.score.Flag;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 预警: what one response calls for, one row for each, also for those that call for nothing. */
@Entity
@Immutable
@Table(name = "response_flag")
class RaisedFlag extends PanacheEntityBase {

    @Id
    UUID responseId;
    UUID memberId;
    @Enumerated(EnumType.STRING)
    Level level;
    Instant raisedAt;
    Instant dueAt;

    /** Written with its due time, all in the database's time. */
    static void raise(UUID response, UUID member, Flag flag) {
        getEntityManager().createNativeQuery("""
                insert into response_flag (response_id, member_id, level, raised_at, due_at)
                values (:response, :member, :level, zhijia_now(), case :level when 'L0' then null
                    when 'L1' then working_days_after(zhijia_now(), 2)
                    else zhijia_now() + make_interval(secs => cast(:seconds as double precision)) end)""")
                .setParameter("response", response).setParameter("member", member).setParameter("level", flag.level().name())
                .setParameter("seconds", flag.within() == null ? 0 : flag.within().toSeconds()).executeUpdate();
    }
}
