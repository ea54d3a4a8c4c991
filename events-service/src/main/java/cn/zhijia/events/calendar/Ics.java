package cn.zhijia.events.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Preconditions;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TemporalAdapter;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes calendars. Made by ical4j, but for the folding of lines. */
public final class Ics {

    public static final String TYPE = "text/calendar;charset=UTF-8";

    static {
        TemporalAdapter.isFloating(LocalDateTime.MIN); // first of all: ical4j's comparator and this class need each other, and only this order works
    }

    private Ics() {
    }

    /** 200 with an ETag of the text, or 304. */
    public static RestResponse<String> answer(Preconditions preconditions, String name, List<CalendarItem> items) {
        var text = text(name, items);
        long print = 17;
        for (int i = 0; i < text.length(); i++) {
            print = print * 1_000_003 + text.charAt(i);
        }
        return preconditions.read(text, print & Long.MAX_VALUE);
    }

    static String text(String name, List<CalendarItem> items) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Zhijia//events//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", clean(name)));
        items.stream().map(CalendarItem::zone).distinct().sorted(Comparator.comparing(ZoneId::getId))
                .forEach(zone -> calendar.add(Zones.of(zone, items)));
        items.stream().map(Ics::event).forEach(calendar::add);
        return Folding.fold(calendar.toString());
    }

    private static VEvent event(CalendarItem item) {
        var event = new VEvent(false);
        event.add(new Uid(item.uid()));
        event.add(new DtStamp(item.changedAt()));
        event.add(new LastModified(item.changedAt()));
        event.add(new Sequence((int) item.changes()));
        event.add(new DtStart<>(item.start()));
        event.add(new DtEnd<>(item.end()));
        if (item.recurrenceId() != null) {
            event.add(new RecurrenceId<>(item.recurrenceId().atZone(item.zone())));
        }
        if (item.recurrence() != null) {
            recurrence(item).forEach(event::add);
        }
        event.add(new Summary(clean(item.title())));
        Stream.of(item.description()).filter(t -> t != null).forEach(t -> event.add(new Description(clean(t))));
        Stream.of(item.place()).filter(t -> t != null).forEach(t -> event.add(new Location(clean(t))));
        event.add(new Status(item.status().name()));
        return event;
    }

    /** EXDATE and RDATE say their zone as DTSTART does: without it, calendars take them for other moments. */
    private static List<Property> recurrence(CalendarItem item) {
        var zone = new ParameterList(List.of(new TzId(item.zone().getId())));
        var recurrence = item.recurrence();
        return Stream.of(new RRule<>(recurrence.rrule()),
                recurrence.exdates().isEmpty() ? null : new ExDate<>(zone, new DateList<>(recurrence.exdates())),
                recurrence.rdates().isEmpty() ? null : new RDate<>(zone, new DateList<>(recurrence.rdates())))
                .filter(property -> property != null).toList();
    }

    /** No control character of somebody's title becomes a line of the calendar. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\u2028\\u2029&&[^\\n\\t]]", " ");
    }
}
