package cn.zhijia.events.games.contest;

import java.util.UUID;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.protest.Protest;
import cn.zhijia.kit.Refusal;

/** What holds for everything that is recorded in a discipline. Whoever asks holds the meet. */
public final class Contest {

    private Contest() {
    }

    /** The discipline of this meet, to be written to: 409 while a protest is open. */
    public static Discipline open(Meet meet, UUID discipline) {
        return open(Discipline.of(meet.id(), discipline));
    }

    static Discipline open(Discipline discipline) {
        if (Protest.disputed(discipline.meetId()).contains(discipline.id())) {
            throw new Refusal("discipline-frozen").with("discipline", discipline.id()).with("title", discipline.title());
        }
        return discipline;
    }
}
