package cn.zhijia.counselling.group.offer;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.counselling.group.meeting.Meeting;
import cn.zhijia.counselling.group.member.Departed;
import cn.zhijia.kit.data.DatabaseClock;

/** Whoever leaves a group presents nothing there any more, and no title of theirs stays behind. */
@Singleton
class OffersOfDeparted {

    private final DatabaseClock clock;

    OffersOfDeparted(DatabaseClock clock) {
        this.clock = clock;
    }

    void withdraw(@Observes Departed departed) {
        var group = PeerGroup.get(departed.group());
        for (CaseOffer made : CaseOffer.toCome(departed.group(), departed.person(), clock.now())) {
            made.withdraw();
            Meeting.lock(group, made.meetingId).hearsNoMore(departed.person());
        }
    }
}
