package cn.zhijia.counselling.group.meeting;

import java.util.UUID;
import java.util.stream.Stream;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.group.member.Seat;
import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.notice.Notice;

/** Tells everybody in a group what becomes of a meeting. */
final class Announcement {

    private Announcement() {
    }

    /** @param by who knows already; null for nobody */
    static void tell(PeerGroup group, Fact fact, UUID by) {
        Stream.concat(Seat.people(group).stream(), group.leaderIds().stream()).filter(person -> !person.equals(by)).distinct()
                .sorted().forEach(person -> Notice.tellAnew(person, fact, group.id));
    }
}
