package cn.zhijia.events.games.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.zhijia.events.games.Meet;

/** The rows of a file beside what stands already: what is wrong between the two, and what is to be written. */
final class Enrolment {

    /** Somebody of a team who is to compete in a discipline. */
    record Place(String memberNo, UUID discipline, UUID team) {
    }

    private final Known known;
    private final Integer mostDisciplines;
    private final Faults faults;
    private final Map<Known.EntryKey, Integer> sizes;
    private final List<Place> places = new ArrayList<>();

    private Enrolment(Known known, Integer mostDisciplines, Faults faults) {
        this.known = known;
        this.mostDisciplines = mostDisciplines;
        this.faults = faults;
        this.sizes = new HashMap<>(known.sizes());
    }

    /** Refuses the whole file with all that is wrong in it; else how it is written. */
    static Written write(Meet meet, List<RosterRow> rows, Faults faults) {
        var known = Known.of(meet, rows.stream().map(RosterRow::memberNo).filter(Objects::nonNull).toArray(String[]::new));
        var enrolment = new Enrolment(known, meet.rules().disciplinesPerAthlete(), faults);
        rows.forEach(enrolment::check);
        faults.refuse();
        var writing = new Writing(meet);
        int added = writing.athletes(rows, known.teams());
        writing.places(enrolment.places);
        return new Written(rows.size(), added, enrolment.places.size());
    }

    /**
     * @param athletes how many the file names
     * @param added how many of them are new on their teams
     * @param entered how many places in disciplines are new
     */
    record Written(int athletes, int added, int entered) {
    }

    private void check(RosterRow row) {
        var team = row.team() == null ? null : known.teams().get(row.team());
        if (row.team() != null && team == null) {
            faults.at(row.line(), RosterColumn.TEAM, Misfit.UNKNOWN_TEAM);
        }
        var athlete = row.memberNo() == null ? null : known.athletes().get(row.memberNo());
        if (athlete != null) {
            check(row, athlete, team);
        } else if (known.off().contains(new Known.Off(row.memberNo(), team))) {
            faults.at(row.line(), RosterColumn.MEMBER_NO, Misfit.TAKEN_OFF);
        }
        places(row, team, athlete == null ? 0 : athlete.disciplines());
    }

    private void check(RosterRow row, Known.Athlete athlete, UUID team) {
        if (team != null && !athlete.team().equals(team)) {
            faults.at(row.line(), RosterColumn.MEMBER_NO, Misfit.ATHLETE_IN_OTHER_TEAM);
        }
        if (row.name() != null && !athlete.name().equals(row.name())) {
            faults.at(row.line(), RosterColumn.NAME, Misfit.OTHER_NAME);
        }
    }

    /** @param before in how many disciplines this athlete is already */
    private void places(RosterRow row, UUID team, int before) {
        var seen = new HashSet<String>();
        int entered = before;
        for (int i = 0; i < row.disciplines().size(); i++) {
            var misfit = seen.add(row.disciplines().get(i)) ? null : Misfit.TWICE;
            if (misfit == null) {
                int placed = places.size();
                misfit = place(row, row.disciplines().get(i), team, entered);
                entered += places.size() - placed;
            }
            if (misfit != null) {
                faults.atDiscipline(row.line(), i, misfit);
            }
        }
    }

    /** @param entered in how many disciplines this athlete is by now */
    private Misfit place(RosterRow row, String title, UUID team, int entered) {
        var discipline = known.disciplines().get(title);
        if (discipline == null) {
            return Misfit.UNKNOWN_DISCIPLINE;
        }
        if (team == null || row.memberNo() == null
                || known.competing().contains(new Known.Competing(row.memberNo(), discipline.id()))) {
            return null;
        }
        if (mostDisciplines != null && entered >= mostDisciplines) {
            return Misfit.DISCIPLINES_USED_UP;
        }
        var entry = new Known.EntryKey(discipline.id(), team);
        if (known.entriesOff().contains(entry) && !known.sizes().containsKey(entry)) {
            return Misfit.TAKEN_OFF;
        }
        int size = sizes.merge(entry, 1, Integer::sum);
        var most = discipline.rules().athletesMax();
        if (most != null && size > most) {
            return Misfit.OVER_ATHLETES_MAX;
        }
        places.add(new Place(row.memberNo(), discipline.id(), team));
        return null;
    }
}
