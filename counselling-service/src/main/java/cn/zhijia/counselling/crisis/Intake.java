package cn.zhijia.counselling.crisis;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.instrument.Flags;
import cn.zhijia.counselling.instrument.Level;
import cn.zhijia.counselling.instrument.response.Response;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/**
 * Where every worry comes in: it opens a case, or joins the one that the member has. All in the caller's transaction, so that
 * nobody is told that help is on its way unless somebody was woken.
 */
@ApplicationScoped
public class Intake implements Flags {

    private final Caller caller;
    private final Vault vault;
    private final Alarm alarm;
    private final Audit audit;

    Intake(Caller caller, Vault vault, Alarm alarm, Audit audit) {
        this.caller = caller;
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
        boolean opened = OpenCase.begin(heard.id(), heard.member(), heard.level());
        var found = OpenCase.lock(heard.member(), LockModeType.PESSIMISTIC_WRITE);
        if (found.isEmpty()) { // it was closed between the two
            return take(heard, promised);
        }
        var crisis = found.get();
        if (!Signal.insert(crisis.id, heard, words)) { // the same call, at the same time
            return repeated(Signal.known(heard.id()).orElseThrow(), heard);
        }
        if (opened) {
            alarm.sound(crisis, new Clocks(crisis.id, crisis.level).begin(promised), 0);
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

    /**
     * Somebody is woken once more when it is graver than before, when a call is due that was not, or when it is a crisis again:
     * that has five minutes of its own, unless an officer asked the screener, and so knows.
     */
    private void join(CrisisCase crisis, Signal.Heard heard, Instant promised) {
        boolean graver = crisis.raise(heard.level());
        var clocks = new Clocks(crisis.id, crisis.level);
        clocks.hasten(heard.level(), promised);
        boolean asked = heard.isAsked(); // somebody speaks with the member now
        boolean crisisAgain = heard.level() == Level.L3 && !(asked && caller.has("duty-officer"));
        boolean call = !asked && clocks.ask(TaskKind.CALL_BACK, heard.level(), promised).isPresent();
        var react = crisisAgain && crisis.state() != CaseState.OPEN ? clocks.ask(TaskKind.REACT, heard.level(), null)
                : Optional.<UUID> empty();
        if (graver || call || crisisAgain) {
            alarm.sound(crisis, react.orElse(heard.id()), 0);
        }
    }
}
