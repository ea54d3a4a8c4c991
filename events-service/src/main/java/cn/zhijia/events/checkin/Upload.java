package cn.zhijia.events.checkin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.zhijia.events.checkin.ticket.Standing;
import cn.zhijia.events.checkin.ticket.Ticket;
import cn.zhijia.events.checkin.ticket.TicketKeys;
import cn.zhijia.events.checkin.ticket.Verdict;

/**
 * What a device sends at once, judged together and written down in one go: as few statements for five hundred scans as for one.
 * The
 * registrations concerned are held meanwhile, so that of two gates with one ticket the second sees what the first was told.
 */
final class Upload {

    private final Gate gate;
    private final TicketKeys keys;
    private final Map<UUID, Scan> written = new HashMap<>();
    private boolean made;

    Upload(Gate gate, TicketKeys keys) {
        this.gate = gate;
        this.keys = keys;
    }

    /** In the order of the sightings. */
    List<ScanView> take(List<Sighting> sightings) {
        var tickets = new HashMap<Sighting, Ticket>(); // the slow part, before anything is held
        sightings.forEach(s -> tickets.computeIfAbsent(s, sighting -> keys.read(sighting.token())));
        var ours = tickets.values().stream().filter(t -> t.event().equals(gate.event().id())).map(Ticket::registration)
                .distinct().sorted().toList();
        var standings = Standing.hold(ours);
        standings.values().removeIf(s -> !s.event().equals(gate.event().id()));
        see(Scan.known(sightings.stream().map(Sighting::id).toList()));
        boolean known = sightings.stream().allMatch(s -> written.containsKey(s.id()));
        if (!known) {
            var fresh = new LinkedHashMap<UUID, Scan>();
            sightings.stream().filter(s -> !written.containsKey(s.id())).forEach(
                    s -> fresh.computeIfAbsent(s.id(),
                            id -> gate.judge(s, tickets.get(s), standing(tickets.get(s), standings))));
            write(fresh);
        }
        return answers(sightings);
    }

    /** Whether this wrote down what it was given, and all of it. */
    boolean made() {
        return made;
    }

    private Standing standing(Ticket ticket, Map<UUID, Standing> standings) {
        return ticket == null || !ticket.event().equals(gate.event().id()) ? null : standings.get(ticket.registration());
    }

    private void write(Map<UUID, Scan> fresh) {
        compare(fresh.values());
        made = Scan.write(fresh.values());
        if (made) {
            see(fresh.values());
        } else {
            see(Scan.known(fresh.keySet())); // a parallel repeat was first with some
        }
        var registrations = fresh.values().stream().filter(s -> s.passed && s.isEntry()).map(s -> s.registrationId).distinct()
                .toList();
        Attendance.settle(registrations);
    }

    /** Finds the entries that repeat another: for a gate that asks, with what is known by now, else in the order of time. */
    private void compare(Collection<Scan> fresh) {
        var good = fresh.stream().filter(s -> s.registrationId != null).toList();
        var days = new HashMap<List<Object>, Movements>();
        Function<Scan, Movements> day = s -> days.computeIfAbsent(List.of(s.registrationId, s.day), d -> new Movements());
        Scan.movements(good.stream().map(s -> s.registrationId).distinct().toList()).forEach(s -> day.apply(s).add(s));
        if (gate.reported()) {
            good.stream().filter(s -> s.passed).forEach(s -> day.apply(s).add(s));
        }
        var entries = good.stream().filter(s -> s.isEntry() && s.verdict == Verdict.ADMITTED).toList();
        for (Scan entry : entries) {
            var first = gate.reported() ? day.apply(entry).before(entry) : day.apply(entry).inside();
            if (first != null) {
                entry.verdict = Verdict.DUPLICATE;
                entry.firstScanId = first.id;
                entry.passed = gate.reported() && entry.passed;
            }
        }
    }

    private void see(Collection<Scan> scans) {
        scans.forEach(s -> written.put(s.id, s));
    }

    private List<ScanView> answers(List<Sighting> sightings) {
        var firsts = written.values().stream().map(s -> s.firstScanId).filter(Objects::nonNull).distinct().toList();
        var known = Scan.known(firsts).stream().collect(Collectors.toMap(s -> s.id, Function.identity()));
        var answers = new ArrayList<ScanView>();
        for (var sighting : sightings) {
            var scan = written.get(sighting.id());
            answers.add(scan.is(sighting, gate.event().id()) ? ScanView.of(scan, known.get(scan.firstScanId))
                    : ScanView.inUse(sighting));
        }
        return answers;
    }
}
