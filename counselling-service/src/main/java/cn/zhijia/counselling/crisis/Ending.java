package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

import cn.zhijia.counselling.vault.Cell;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** 结案: what the first of two people says of how a case ended, and the second says as well. One of them is a supervisor. */
@Embeddable
public class Ending {

    @Enumerated(EnumType.STRING)
    public Outcome outcome;
    byte[] closing;
    long closingEdition;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person proposedBy;
    Boolean bySupervisor;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person closedBy;
    public Instant closedAt;

    boolean says(Outcome how, String summary, CrisisCase of, Vault vault) {
        return how == outcome && summary.equals(summary(of, vault));
    }

    boolean isBy(Person who) {
        return proposedBy != null && who.id.equals(proposedBy.id) || closedBy != null && who.id.equals(closedBy.id);
    }

    void propose(Outcome how, String summary, Person who, boolean supervisor, CrisisCase of, Vault vault) {
        closingEdition++;
        closing = vault.seal(of.member.id, cell(of.id), summary);
        outcome = how;
        proposedBy = who;
        bySupervisor = supervisor;
    }

    /** Something has happened since: whoever would agree has to think anew. */
    void takeBack() {
        outcome = null;
        closing = null;
        proposedBy = null;
        bySupervisor = null;
    }

    void agree(Person who, boolean supervisor, Instant now) {
        if (!supervisor && !bySupervisor) {
            throw new Refusal("supervisor-needed");
        }
        closedBy = who;
        closedAt = now;
    }

    /** Null before anybody has proposed one. */
    public String summary(CrisisCase of, Vault vault) {
        return closing == null ? null : vault.open(of.member.id, cell(of.id), closing);
    }

    private Cell cell(UUID crisis) {
        return new Cell("crisis_case", "closing", crisis, closingEdition);
    }
}
