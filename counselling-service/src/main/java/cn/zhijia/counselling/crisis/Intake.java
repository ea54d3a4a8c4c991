package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.counselling.access.OpenCases;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.crisis.clock.Task;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.instrument.Flags;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.instrument.response.Response;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Refusal;

/**
 * Where every worry comes in: it opens a case, or joins the one that the member has. All in the caller's transaction, so that
 * nobody is told that help is on its way unless somebody was woken.
 */
@ApplicationScoped
public class Intake implements Flags, OpenCases {

    private final Vault vault;
    private final Alarm alarm;
    private final Audit audit;

    Intake(Vault vault, Alarm alarm, Audit audit) {
        this.vault = vault;
        this.alarm = alarm;
        this.audit = audit;
    }

    /** @param crisis which it opened or joined; @param created whether the call was heard for the first time */
    public record Taken(CrisisCase crisis, boolean created) {
    }

    @Override
    public void raised(UUID member, Level level, UUID response) {
        Response given = Response.findById(response);
        take(new Signal.Heard(response, member, Source.RESPONSE, level, given.askedById(), response, null, null),
                given.dueAt());
    }

    @Override
    public boolean isOpen(UUID caseId, UUID person) {
        return CrisisCase.isOpen(caseId, person);
    }

    @Override
    public boolean hasOpen(UUID person) {
        return CrisisCase.hasOpen(person);
    }

    /**
     * Somebody calls for help, for themselves or for another.
     *
     * @param id chosen by the client; a repeat is the same call
     * @param station of a carer; null for others
     * @param words may be null
     */
    public Taken call(UUID id, UUID member, Source source, UUID by, UUID station, String words) {
        return take(Signal.Heard.call(id, member, source, by, station, words), null);
    }

    private Taken take(Signal.Heard heard, Instant promised) {
        var known = Signal.known(heard.id());
        if (known.isPresent()) {
            return repeated(known.get(), heard);
        }
        byte[] words = heard.sealed(vault); // makes the data key, if need be, before any row of a case is held
        boolean opened = CrisisCase.open(heard.id(), heard.member(), heard.level());
        var found = CrisisCase.lockOpen(heard.member());
        if (found.isEmpty()) { // it was closed between the two
            return take(heard, promised);
        }
        var crisis = found.get();
        if (!Signal.insert(crisis.id, heard, words)) { // the same call, at the same time
            return repeated(Signal.known(heard.id()).orElseThrow(), heard);
        }
        if (opened) {
            begin(crisis, promised);
        } else {
            join(crisis, heard, promised);
        }
        audit.record(heard.member(), opened ? Act.CASE_OPENED : Act.CASE_JOINED, crisis.id, null);
        return new Taken(crisis, true);
    }

    private Taken repeated(Signal known, Signal.Heard heard) {
        CrisisCase crisis = CrisisCase.findById(known.caseId);
        if (!known.repeats(heard, crisis.member.id, vault)) {
            throw new Refusal("id-in-use");
        }
        return new Taken(crisis, false);
    }

    private void begin(CrisisCase crisis, Instant promised) {
        var first = Task.open(crisis.id, TaskKind.ACKNOWLEDGE, crisis.level, promised).orElseThrow();
        Task.open(crisis.id, TaskKind.CALL_BACK, crisis.level, promised);
        alarm.sound(crisis, first, 0);
    }

    /** Somebody is woken once more when somebody calls again, when it is graver than before, or a call is due that was not. */
    private void join(CrisisCase crisis, Signal.Heard heard, Instant promised) {
        boolean graver = crisis.raise(heard.level());
        for (var kind : new TaskKind[] { TaskKind.ACKNOWLEDGE, TaskKind.CALL_BACK, TaskKind.ASSESS, TaskKind.PLAN }) {
            Task.hasten(crisis.id, kind, heard.level(), kind == TaskKind.ASSESS || kind == TaskKind.PLAN ? null : promised);
        }
        boolean asked = heard.response() != null && !heard.by().equals(heard.member()); // somebody speaks with the member now
        boolean call = !asked && Task.open(crisis.id, TaskKind.CALL_BACK, heard.level(), promised).isPresent();
        if (graver || call || heard.response() == null) {
            alarm.sound(crisis, heard.id(), 0);
        }
    }
}
