package cn.zhijia.counselling.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A day that is worked otherwise than the weekly rules say, a public holiday included; without hours it is a day off. */
@Entity
class RosterException extends PanacheEntityBase {

    @Id
    UUID id;
    UUID counsellorId;
    LocalDate day;
    String zone;
    long version;
    @ElementCollection
    @CollectionTable(name = "roster_exception_hours", joinColumns = @JoinColumn(name = "roster_exception_id"))
    @OrderColumn(name = "position")
    List<WorkHours> hours = new ArrayList<>();

    protected RosterException() {
    }

    RosterException(UUID counsellorId, LocalDate day) {
        id = UUID.randomUUID();
        this.counsellorId = counsellorId;
        this.day = day;
    }

    static Optional<RosterException> of(UUID counsellorId, LocalDate day) {
        return find("counsellorId = ?1 and day = ?2", counsellorId, day).singleResultOptional();
    }

    ExceptionBody body() {
        return new ExceptionBody(zone, List.copyOf(hours));
    }

    void take(ExceptionBody body) {
        zone = body.zone();
        hours.clear();
        hours.addAll(body.hours());
        version++;
    }
}
