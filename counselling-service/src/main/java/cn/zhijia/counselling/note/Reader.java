package cn.zhijia.counselling.note;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.access.BreakGlass;
import cn.zhijia.counselling.audit.Act;
import cn.zhijia.counselling.audit.Audit;
import cn.zhijia.counselling.vault.Vault;
import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.DatabaseClock;
import cn.zhijia.kit.data.Person;

/** The one way to what a note says: who may read it, and that it is written down. */
@Singleton
class Reader {

    private final Caller caller;
    private final DatabaseClock clock;
    private final Vault vault;
    private final Audit audit;

    Reader(Caller caller, DatabaseClock clock, Vault vault, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    /** 404 for whoever may not. */
    NoteView read(Note note) {
        var me = Person.of(caller).id;
        var view = view(note, me, clock.now());
        audit.record(note.personId, Act.NOTE_READ, note.id, null);
        return view;
    }

    private NoteView view(Note note, UUID me, Instant now) {
        if (note.isBy(caller) || BreakGlass.isOpen(caller, note.personId, now)) {
            return NoteView.of(note, note.read(vault), null);
        }
        if (caller.has("supervisor") && Release.isOpen(note, me, now)) {
            return NoteView.of(note, note.read(vault), vault.pseudonym("supervision by " + me, note.personId));
        }
        throw Refusal.notFound();
    }
}
