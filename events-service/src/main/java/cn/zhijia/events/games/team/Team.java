package cn.zhijia.events.games.team;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 代表队: competes under one union's name, and may be filled from several. */
@Entity
public class Team extends PanacheEntityBase {

    @Id
    UUID id;
    @Version
    long version;
    UUID meetId;
    String title;
    String unionId;
    UUID captainPersonId;

    /** All of a meet's, by title. */
    public static List<Team> of(UUID meet) {
        return list("meetId = ?1 order by title, id", meet);
    }

    public UUID id() {
        return id;
    }

    public UUID meetId() {
        return meetId;
    }

    public String title() {
        return title;
    }

    public boolean ledBy(UUID person) {
        return captainPersonId != null && captainPersonId.equals(person);
    }
}
