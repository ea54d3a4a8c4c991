package cn.zhijia.events.series.holidays;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.StartupEvent;

/** The notices in the database: brought up to date at each start from what is shipped, whichever replica comes first. */
@ApplicationScoped
public class HolidayCalendar {

    private static final List<Integer> SHIPPED = List.of(2025, 2026);

    private final EntityManager database;
    private final ObjectMapper json;

    HolidayCalendar(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        boolean changed = false;
        for (int year : SHIPPED) {
            changed |= load(HolidayNotice.shipped(year, json));
        }
        if (changed) { // a date within reach may be a holiday by now
            database.createNativeQuery("update series set due_at = zhijia_now()").executeUpdate();
        }
    }

    /** False when this version is there already, or a later one. */
    boolean load(HolidayNotice notice) {
        int written = database
                .createNativeQuery(
                        """
                                insert into holiday_year (year, version, notice, title, source) values (:year, :version, :notice, :title, :source)
                                on conflict (year) do update set version = excluded.version, notice = excluded.notice,
                                    title = excluded.title, source = excluded.source where holiday_year.version < excluded.version
                                """)
                .setParameter("year", notice.year()).setParameter("version", notice.version())
                .setParameter("notice", notice.notice()).setParameter("title", notice.title())
                .setParameter("source", notice.source()).executeUpdate();
        if (written == 1) {
            database.createNativeQuery("delete from holiday where year = :year").setParameter("year", notice.year())
                    .executeUpdate();
            notice.days().forEach(day -> load(notice.year(), day));
        }
        return written == 1;
    }

    private void load(int year, HolidayNotice.Day day) {
        database.createNativeQuery("insert into holiday (day, year, name, off) values (:day, :year, :name, :off)")
                .setParameter("day", day.day()).setParameter("year", year).setParameter("name", day.name())
                .setParameter("off", day.off()).executeUpdate();
    }

    /** All that is loaded: some forty days a year. */
    public Workdays workdays() {
        var named = new HashMap<LocalDate, Workdays.Named>();
        for (var row : days(null)) {
            named.put(row.get(0, LocalDate.class), new Workdays.Named(row.get(1, String.class), row.get(2, Boolean.class)));
        }
        return new Workdays(Map.copyOf(named), Set.copyOf(database
                .createNativeQuery("select year from holiday_year").getResultList()));
    }

    @SuppressWarnings("unchecked")
    List<Tuple> days(Integer year) {
        return database
                .createNativeQuery("""
                        select day, name, off from holiday where cast(:year as integer) is null or year = :year order by day""",
                        Tuple.class)
                .setParameter("year", year).getResultList();
    }

    @SuppressWarnings("unchecked")
    List<Tuple> notice(int year) {
        return database.createNativeQuery("select version, notice, title, source from holiday_year where year = :year",
                Tuple.class).setParameter("year", year).getResultList();
    }
}
