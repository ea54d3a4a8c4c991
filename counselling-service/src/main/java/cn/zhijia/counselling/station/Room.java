package cn.zhijia.counselling.station;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A counselling room (咨询室). It belongs to one calendar: it is booked here only. */
@Entity
public class Room extends PanacheEntityBase {

    @Id
    public UUID id;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Station station;
    String name;
    int position;

    protected Room() {
    }

    Room(Station station, UUID id) {
        this.station = station;
        this.id = id;
    }

    public static boolean exists(UUID id) {
        return count("id", id) > 0;
    }

    public UUID stationId() {
        return station.id;
    }

    /** Whether new times are given here: not while the station is suspended. */
    public boolean isOpen() {
        return station.status == Station.Status.OPEN;
    }
}
