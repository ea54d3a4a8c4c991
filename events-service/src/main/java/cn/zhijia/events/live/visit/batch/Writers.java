package cn.zhijia.events.live.visit.batch;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import cn.zhijia.events.live.commit.Commits;
import cn.zhijia.events.live.commit.GroupCommit;
import cn.zhijia.events.live.visit.broadcast.Viewer;

/** This replica's three writers. Each counts into a slot of its own, so that they do not wait for each other. */
@ApplicationScoped
public class Writers {

    private final UUID visitSlot = UUID.randomUUID();
    private final UUID likeSlot = UUID.randomUUID();
    private final GroupCommit<Opening, Visited> openings;
    private final GroupCommit<Sign, Boolean> beats;
    private final GroupCommit<Taps.Tap, Liked> taps;

    Writers(Commits commits) {
        openings = commits.of("visits", (database, all) -> Openings.write(database, all, visitSlot));
        beats = commits.of("beats", Beats::write);
        taps = commits.of("likes", (database, all) -> Taps.write(database, all, likeSlot));
    }

    /** @param device made by the app and kept; it is who a guest is */
    public CompletableFuture<Visited> open(UUID stream, UUID visit, Viewer viewer, UUID device) {
        return openings.submit(new Opening(stream, visit, viewer, device));
    }

    public CompletableFuture<Boolean> beat(UUID stream, UUID visit, Viewer viewer) {
        return beats.submit(new Sign(stream, visit, viewer));
    }

    /** @param count the visit's running total as the app has it */
    public CompletableFuture<Liked> like(UUID stream, UUID visit, Viewer viewer, int count) {
        return taps.submit(new Taps.Tap(new Sign(stream, visit, viewer), count));
    }
}
