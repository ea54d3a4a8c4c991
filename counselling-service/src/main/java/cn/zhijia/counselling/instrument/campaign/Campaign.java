package cn.zhijia.counselling.instrument.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;

import org.hibernate.annotations.BatchSize;

import cn.zhijia.counselling.instrument.Instrument;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * 普测: a union asks its members to answer one version of an instrument between two moments. Never changed once it is planned:
 * two countings that differ by one department would tell about that department.
 */
@Entity
public class Campaign extends PanacheEntityBase {

    @Id
    public UUID id;
    public String instrument;
    public int instrumentVersion;
    String unionId;
    String title;
    Instant opensAt;
    public Instant closesAt;
    UUID plannedById;
    /** When it was counted; nobody answers any more from then on, whenever the answer set out. */
    Instant frozenAt;
    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "campaign_department", joinColumns = @JoinColumn(name = "campaign_id"))
    @OrderColumn(name = "position")
    public List<Department> departments = new ArrayList<>();

    /** For its union's members and organizers and the administrator; 404 for everybody else. */
    public static Campaign get(String instrument, UUID id, Caller caller) {
        return Campaign.<Campaign> findByIdOptional(id)
                .filter(c -> c.instrument.equals(instrument) && (c.isRunBy(caller) || c.unionId.equals(caller.union())))
                .orElseThrow(Refusal::notFound);
    }

    /** Held alone until commit: whoever still answers has committed, or comes too late. False when it was frozen before. */
    public boolean freeze(Instant now) {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        boolean first = frozenAt == null;
        if (first) {
            frozenAt = now;
        }
        return first;
    }

    /** The open campaign, shared until commit, that this member answers in. */
    public static Campaign join(UUID id, Instrument asked, String department, Person member, Instant now) {
        Campaign campaign = Campaign.<Campaign> findByIdOptional(id, LockModeType.PESSIMISTIC_READ)
                .filter(c -> c.unionId.equals(member.unionId))
                .orElseThrow(() -> Refusal.field("/campaign/id", "unknown-campaign"));
        if (!campaign.instrument.equals(asked.code()) || campaign.instrumentVersion != asked.version()) {
            throw Refusal.field("/campaign/id", "other-instrument");
        }
        if (campaign.departments.stream().noneMatch(d -> d.code().equals(department))) {
            throw Refusal.field("/campaign/department", "unknown-department");
        }
        if (campaign.frozenAt != null || campaign.stateAt(now) != CampaignState.OPEN) {
            throw new Refusal("campaign-not-open");
        }
        return campaign;
    }

    static boolean insert(UUID id, String instrument, CampaignBody body, Person by) {
        boolean made = getEntityManager().createNativeQuery("""
                insert into campaign (id, instrument, instrument_version, union_id, title, opens_at, closes_at, planned_by_id)
                values (:id, :instrument, :version, :union, :title, :opens, :closes, :by) on conflict do nothing""")
                .setParameter("id", id).setParameter("instrument", instrument).setParameter("version", body.version())
                .setParameter("union", body.union()).setParameter("title", body.title())
                .setParameter("opens", body.opensAt()).setParameter("closes", body.closesAt()).setParameter("by", by.id)
                .executeUpdate() == 1;
        if (made) {
            Campaign campaign = findById(id);
            campaign.departments.addAll(body.departments());
            flush();
        }
        return made;
    }

    CampaignBody body() {
        return new CampaignBody(unionId, title, instrumentVersion, opensAt, closesAt, List.copyOf(departments));
    }

    CampaignState stateAt(Instant now) {
        return now.isBefore(opensAt) ? CampaignState.PLANNED
                : now.isBefore(closesAt) ? CampaignState.OPEN : CampaignState.CLOSED;
    }

    public boolean isClosed(Instant now) {
        return stateAt(now) == CampaignState.CLOSED;
    }

    public boolean isRunBy(Caller caller) {
        return runs(caller, unionId);
    }

    static boolean runs(Caller caller, String union) {
        return caller.has("admin") || caller.has("organizer") && caller.unions().contains(union);
    }
}
