package cn.zhijia.events.games.result;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import cn.zhijia.events.games.standing.TeamPlace;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 奖项: champion (冠军), runner-up (亚军) or third (季军) of a discipline or the whole meet, by an edition of the results. */
@Entity
class Award extends PanacheEntityBase {

    private static final int LAST_RANK = 3;

    /** What the results say somebody deserves; discipline is null for the whole meet. */
    private record Deserved(UUID discipline, UUID team, int rank) {
    }

    @Id
    UUID id;
    UUID meetId;
    UUID disciplineId;
    UUID teamId;
    int rank;
    int edition;
    Integer withdrawnEdition;

    /** Withdraws what this edition no longer says, and then gives what it says anew. */
    static void follow(Scoreboard board, int edition) {
        var deserved = deserved(board);
        List<Award> standing = list("meetId = ?1 and withdrawnEdition is null", board.meet.id());
        for (Award award : standing) {
            if (!deserved.remove(new Deserved(award.disciplineId, award.teamId, award.rank))) {
                award.withdrawnEdition = edition;
            }
        }
        flush();
        for (var one : deserved) {
            give(board.meet.id(), one, edition).persist();
        }
        flush();
    }

    /** 录取名次: a place that does not count, as the last of a short field does not, is none to be awarded for. */
    private static Set<Deserved> deserved(Scoreboard board) {
        var all = new HashSet<Deserved>();
        board.places.forEach((discipline, places) -> {
            int last = Math.min(LAST_RANK, board.meet.rules().counting(places.size()));
            places.stream().filter(p -> p.rank() != null && p.rank() <= last)
                    .forEach(p -> all.add(new Deserved(discipline, p.team(), p.rank())));
        });
        board.overall.stream().filter(Award::awarded).forEach(p -> all.add(new Deserved(null, p.team(), p.rank())));
        return all;
    }

    /** For the first three ranks of the meet, to teams that took a place that counts. */
    private static boolean awarded(TeamPlace place) {
        return place.rank() != null && place.rank() <= LAST_RANK && !place.placings().isEmpty();
    }

    private static Award give(UUID meet, Deserved deserved, int edition) {
        var award = new Award();
        award.id = UUID.randomUUID();
        award.meetId = meet;
        award.disciplineId = deserved.discipline;
        award.teamId = deserved.team;
        award.rank = deserved.rank;
        award.edition = edition;
        return award;
    }
}
