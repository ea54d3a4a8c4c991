package cn.zhijia.counselling.station;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.BatchSize;

import cn.zhijia.kit.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A workers' station. Whatever touches its state or its carers holds its row, because an open station has an active carer and
 * two who leave at once must not both believe that the other stays. Rooms and hours of a page of stations are read together.
 */
@Entity
class Station extends PanacheEntityBase {

    /** 职工小家, 工会驿站, 心灵驿站. */
    @Schema(name = "StationKind")
    enum Kind {
        WORKERS_HOME,
        UNION_STATION,
        HEART_STATION
    }

    @Schema(name = "StationStatus")
    enum Status {
        OPEN,
        SUSPENDED
    }

    @Id
    UUID id;
    @Enumerated(EnumType.STRING)
    Kind kind;
    String name;
    String address;
    String unionId;
    @Enumerated(EnumType.STRING)
    Status status;
    long version;
    @BatchSize(size = 100)
    @OneToMany(mappedBy = "station", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<Room> rooms = new ArrayList<>();
    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "station_hours", joinColumns = @JoinColumn(name = "station_id"))
    @OrderColumn(name = "position")
    List<Hours> hours = new ArrayList<>();

    protected Station() {
    }

    static Station get(UUID id) {
        return Station.<Station> findByIdOptional(id).orElseThrow(Refusal::notFound);
    }

    static Station lock(UUID id) {
        return Station.<Station> findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Refusal::notFound);
    }

    /** The row of this id, held: a new one, of version 0, when there was none. Of two who create it at once, one does. */
    static Station claim(UUID id, StationBody body) {
        getEntityManager().createNativeQuery("""
                insert into station (id, kind, name, address, union_id, status, version)
                values (:id, :kind, :name, :address, :union, 'SUSPENDED', 0) on conflict do nothing""")
                .setParameter("id", id).setParameter("kind", body.kind().name()).setParameter("name", body.name())
                .setParameter("address", body.address()).setParameter("union", body.union()).executeUpdate();
        return lock(id);
    }

    StationBody body() {
        return new StationBody(kind, name, address, unionId,
                rooms.stream().map(r -> new StationBody.RoomBody(r.id, r.name)).toList(), List.copyOf(hours));
    }

    void take(StationBody body) {
        kind = body.kind();
        name = body.name();
        address = body.address();
        unionId = body.union();
        hours.clear();
        hours.addAll(body.hours());
        takeRooms(body.rooms());
        version++;
    }

    /** Rooms keep their id; one that a roster or an appointment names cannot go (foreign key). */
    private void takeRooms(List<StationBody.RoomBody> wanted) {
        rooms.removeIf(r -> wanted.stream().noneMatch(w -> w.id().equals(r.id)));
        for (int i = 0; i < wanted.size(); i++) {
            var want = wanted.get(i);
            var room = rooms.stream().filter(r -> r.id.equals(want.id())).findFirst().orElseGet(() -> newRoom(want.id()));
            room.name = want.name();
            room.position = i;
        }
    }

    private Room newRoom(UUID roomId) {
        if (Room.exists(roomId)) {
            throw new Refusal("id-in-use");
        }
        var room = new Room(this, roomId);
        rooms.add(room);
        return room;
    }

    void open() {
        if (Carer.active(this) == 0) {
            throw new Refusal("carer-needed");
        }
        become(Status.OPEN);
    }

    void suspend() {
        become(Status.SUSPENDED);
    }

    private void become(Status next) {
        if (status != next) {
            status = next;
            version++;
        }
    }
}
