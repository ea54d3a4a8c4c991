package cn.zhijia.counselling.instrument.campaign.result;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What was told of a campaign the first time, and is told for ever. The counts behind it are kept nowhere. */
@Entity
@Immutable
@Table(name = "campaign_result")
class FrozenResult extends PanacheEntityBase {

    @Id
    UUID campaignId;
    String told;

    protected FrozenResult() {
    }

    FrozenResult(UUID campaign, String told) {
        campaignId = campaign;
        this.told = told;
    }
}
