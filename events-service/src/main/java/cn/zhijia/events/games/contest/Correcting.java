package cn.zhijia.events.games.contest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.events.games.Meet;
import cn.zhijia.events.games.discipline.Discipline;
import cn.zhijia.events.games.discipline.Entry;
import cn.zhijia.kit.Refusal;

/**
 * 更正 of what was recorded, all of it at once: several matches of a bracket are corrected round by round, so that a semi-final
 * may
 * go to the other side when the final that follows is corrected with it. The caller holds the meet.
 */
public record Correcting(Meet meet, Instant now) {

    /** @return whether one was decided otherwise */
    public boolean outcomes(List<OutcomeCorrection> corrections) {
        boolean changed = false;
        var decided = new HashSet<UUID>();
        for (int i = 0; i < corrections.size(); i++) {
            var correction = corrections.get(i);
            var entry = entry("/outcomes/" + i, correction.entry());
            requireOnce(decided.add(entry.id()), "/outcomes/" + i + "/entry");
            Contest.open(meet, entry.disciplineId());
            if (OutcomeView.outcome(entry) != correction.outcome()) {
                OutcomeResource.decide(entry, correction.outcome());
                changed = true;
            }
        }
        return changed;
    }

    /** @return whether one was recorded otherwise, or not at all */
    public boolean attempts(List<AttemptBody> corrections) {
        boolean changed = false;
        var corrected = new HashSet<List<Object>>();
        for (int i = 0; i < corrections.size(); i++) {
            String pointer = "/attempts/" + i;
            var entry = entry(pointer, corrections.get(i).entry());
            var discipline = Contest.open(meet, entry.disciplineId());
            var wanted = corrections.get(i).checked(pointer, discipline);
            requireOnce(corrected.add(List.of(entry.id(), wanted.number())), pointer + "/number");
            AttemptsResource.requireCompeting(discipline, wanted);
            changed |= attempt(wanted);
        }
        return changed;
    }

    private boolean attempt(AttemptBody wanted) {
        Attempt known = Attempt.<Attempt> find("entryId = ?1 and number = ?2", wanted.entry(), wanted.number()).firstResult();
        if (known == null) {
            Attempt.record(UUID.randomUUID(), wanted, now);
            return true;
        }
        boolean changed = !AttemptBody.of(known).equals(wanted);
        if (changed) {
            known.correct(wanted, now);
        }
        return changed;
    }

    /** @return whether one ended otherwise */
    public boolean matches(List<MatchCorrection> corrections) {
        var wanted = new HashMap<UUID, MatchResultBody>();
        var disciplines = new HashMap<UUID, Discipline>();
        boolean changed = false;
        for (int i = 0; i < corrections.size(); i++) {
            String pointer = "/matches/" + i;
            var match = match(pointer, corrections.get(i).match());
            var discipline = disciplines.computeIfAbsent(match.disciplineId, d -> Contest.open(meet, d));
            requireOnce(wanted.put(match.id, corrections.get(i).result().checked(pointer + "/result",
                    discipline.rules().bestOf())) == null, pointer + "/match");
            changed |= !corrections.get(i).result().describes(match);
        }
        if (!changed) {
            return false;
        }
        disciplines.keySet().forEach(discipline -> upTheBracket(Rounds.of(discipline), wanted));
        return true;
    }

    private void upTheBracket(Rounds rounds, Map<UUID, MatchResultBody> wanted) {
        var mine = rounds.matches().stream().filter(m -> wanted.containsKey(m.id))
                .sorted(Comparator.comparing((Match m) -> m.round).thenComparing(m -> m.number)).toList();
        var open = mine.stream().map(m -> m.id).collect(Collectors.toCollection(HashSet::new));
        for (Match match : mine) {
            match.record(wanted.get(match.id), now);
            open.remove(match.id);
            rounds.settle(open);
        }
    }

    private static void requireOnce(boolean first, String pointer) {
        if (!first) {
            throw Refusal.field(pointer, "repeated");
        }
    }

    private Entry entry(String pointer, UUID id) {
        Entry entry = Entry.findById(id);
        if (entry == null || Discipline.count("id = ?1 and meetId = ?2", entry.disciplineId(), meet.id()) == 0) {
            throw Refusal.field(pointer + "/entry", "unknown-entry");
        }
        return entry;
    }

    private Match match(String pointer, UUID id) {
        Match match = Match.findById(id);
        if (match == null || Discipline.count("id = ?1 and meetId = ?2", match.disciplineId, meet.id()) == 0) {
            throw Refusal.field(pointer + "/match", "unknown-match");
        }
        return match;
    }
}
