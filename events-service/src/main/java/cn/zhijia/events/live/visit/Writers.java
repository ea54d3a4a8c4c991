package cn.zhijia.events.live.visit;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.events.live.commit.Commits;
import cn.zhijia.events.live.commit.GroupCommit;

/** This replica's three writers. Each counts into a slot of its own, so that they do not wait for each other. */
@ApplicationScoped
class Writers {

    private final UUID visitSlot = UUID.randomUUID();
    private final UUID likeSlot = UUID.randomUUID();
    private final GroupCommit<Opening, Openings.Opened> openings;
    private final GroupCommit<Sign, Boolean> beats;
    private final GroupCommit<Taps.Tap, LikesView> taps;

    Writers(Commits commits) {
        openings = commits.of("visits", (database, all) -> Openings.write(database, all, visitSlot));
        beats = commits.of("beats", Beats::write);
        taps = commits.of("likes", (database, all) -> Taps.write(database, all, likeSlot));
    }

    CompletableFuture<Openings.Opened> open(Opening opening) {
        return openings.submit(opening);
    }

    CompletableFuture<Boolean> beat(Sign sign) {
        return beats.submit(sign);
    }

    CompletableFuture<LikesView> tap(Taps.Tap tap) {
        return taps.submit(tap);
    }
}
