package cn.zhijia.gateway.audience;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;

/**
 * One phone: follows the frames, comes back where it was, and, if it takes part, is counted as a visit and likes what it sees.
 */
final class Viewer {

    private static final long BEAT_MILLIS = 30_000;

    private final Audience audience;
    private final UUID device = UUID.randomUUID();
    private String visit = UUID.randomUUID().toString();
    private String last;
    private long retry = 1_000;
    private int likes;
    private boolean announced;
    /** Since the first frame of this connection: whoever has that misses nothing. */
    private boolean there;
    /** Until its visit is open. */
    private boolean takesPart;

    Viewer(Audience audience, boolean takesPart) {
        this.audience = audience;
        this.takesPart = takesPart;
    }

    void follow() {
        announced = false;
        there = false;
        var request = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(audience.address("/frames/stream"))
                .putHeader("Accept", "text/event-stream");
        if (last != null) {
            request.putHeader("Last-Event-ID", last);
        }
        audience.http.request(request).compose(opened -> opened.send()).onSuccess(this::listen)
                .onFailure(failure -> again("lost"));
    }

    private void listen(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            answer.exceptionHandler(broken -> again("refused")).endHandler(end -> again("refused")).resume();
            return;
        }
        if (takesPart) {
            takesPart = false;
            open();
        }
        var ended = new boolean[1];
        answer.exceptionHandler(broken -> leave(ended)).endHandler(end -> leave(ended));
        answer.handler(RecordParser.newDelimited("\n\n", this::event));
    }

    private void leave(boolean[] ended) {
        if (!ended[0]) {
            ended[0] = true;
            if (there) {
                audience.went();
            }
            again(announced ? "reconnect" : "lost");
        }
    }

    /** At a moment of its own, as the last retry says. */
    private void again(String why) {
        audience.tally().count(why);
        if (!audience.over()) {
            audience.vertx.setTimer(retry / 2 + ThreadLocalRandom.current().nextLong(retry) + 1, time -> follow());
        }
    }

    private void event(Buffer block) {
        String name = null;
        String data = null;
        for (String line : block.toString(StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("retry: ")) {
                retry = Long.parseLong(line.substring(7));
            } else if (line.startsWith(":")) {
                audience.tally().count("heartbeat");
            }
        }
        if ("reconnect".equals(name)) {
            announced = true;
            audience.tally().told(retry);
        }
        if ("reset".equals(name) || "frame".equals(name)) {
            frame(name, audience.frames.read(data));
        }
    }

    private void frame(String name, Frames.Known frame) {
        audience.tally().count(name);
        if (name.equals("frame")) {
            if (!frame.from().equals(last)) {
                audience.tally().count("hole");
            }
            if (!frame.whole()) {
                audience.tally().count("miscount");
            }
            audience.tally().messages(frame.sent(), frame.dropped(), System.currentTimeMillis());
        }
        last = frame.position();
        if (!there) {
            there = true;
            audience.came();
        }
    }

    private void open() {
        write("visit", "/visits/" + visit, "{\"device\":\"" + device + "\"}");
    }

    /** Beats and likes until the audience goes home. */
    private void live() {
        if (audience.over()) {
            return;
        }
        write("beat", "/visits/" + visit + "/beat", null);
        if (ThreadLocalRandom.current().nextBoolean()) {
            likes += 1 + ThreadLocalRandom.current().nextInt(9);
            write("likes", "/visits/" + visit + "/likes", "{\"count\":" + likes + "}");
        }
        audience.vertx.setTimer(BEAT_MILLIS, time -> live());
    }

    private void write(String what, String path, String body) {
        var request = new RequestOptions().setMethod(HttpMethod.PUT).setAbsoluteURI(audience.address(path));
        var sent = body == null ? audience.http.request(request).compose(opened -> opened.send())
                : audience.http.request(request.putHeader("Content-Type", "application/json"))
                        .compose(opened -> opened.send(body));
        sent.compose(answer -> answer.body().map(text -> answer.statusCode() / 100 == 2 ? text : null)).otherwiseEmpty()
                .onSuccess(done -> written(what, done));
    }

    /** @param answer null when it failed; a visit is tried again until it is open */
    private void written(String what, Buffer answer) {
        audience.tally().count(answer == null ? "failed" : what);
        if (what.equals("visit") && !audience.over()) {
            if (answer != null) {
                visit = answer.toJsonObject().getString("visit"); // an earlier one may go on
            }
            audience.vertx.setTimer(1 + ThreadLocalRandom.current().nextLong(BEAT_MILLIS),
                    time -> go(answer != null));
        }
    }

    private void go(boolean counted) {
        if (counted) {
            live();
        } else if (!audience.over()) {
            open();
        }
    }
}
