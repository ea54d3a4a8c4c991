package cn.zhijia.events.games.contest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
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
        if (Protest.open(discipline.id())) {
            throw new Refusal("discipline-frozen").with("discipline", discipline.id()).with("title", discipline.title());
        }
        return discipline;
    }

    /** Refuses a meet in which a discipline that counts still has something to be contested. */
    public static void requireComplete(Meet meet) {
        Map<UUID, List<Attempt>> attempts = Attempt.of(meet.id()).stream().collect(Collectors.groupingBy(a -> a.entryId));
        for (var discipline : Discipline.of(meet.id())) {
            var entries = Entry.of(discipline.id());
            boolean falls = entries.size() < meet.rules().minEntries();
            boolean done = discipline.rules().kind().ofMatches()
                    ? discipline.drawnAt() != null && Rounds.of(discipline.id()).over()
                    : entries.stream().allMatch(e -> e.outcome() != null || attempts.containsKey(e.id()));
            if (!falls && !done) {
                throw new Refusal("discipline-incomplete").with("discipline", discipline.id()).with("title",
                        discipline.title());
            }
        }
    }
}
