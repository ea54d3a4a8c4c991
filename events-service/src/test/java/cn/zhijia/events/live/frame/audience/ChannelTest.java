package cn.zhijia.events.live.frame.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import cn.zhijia.kit.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelTest {

    private final List<String> cut = new ArrayList<>();

    @Test
    void who_waits_for_a_stream_that_ends_and_who_comes_a_moment_later_is_told() {
        var channel = new Channel();
        var waiting = channel.moment(null, 2);
        assertFalse(waiting.isComplete());
        var why = new Refusal("busy");
        channel.end(why);
        assertSame(why, waiting.cause());
        assertSame(why, channel.moment(null, 2).cause());
    }

    @Test
    void a_stream_that_is_not_there_is_forgotten_and_its_name_can_be_asked_for_again() {
        var channels = new Channels(10);
        var stream = UUID.randomUUID();
        var gone = channels.enter(stream, 0);
        var waiting = gone.moment(null, 0);
        channels.close(stream, gone);
        assertEquals("not-found", ((Refusal) waiting.cause()).code());
        assertTrue(channels.enter(stream, 0) != gone);
    }

    @Test
    void one_who_cannot_be_told_is_cut_off_and_the_others_hear_it_all_the_same() {
        var row = new Row();
        var viewers = List.of(viewer("first"), viewer("second"), viewer("third"));
        viewers.forEach(row::add);
        var told = new ArrayList<Viewer>();
        row.each(viewer -> {
            if (viewer == viewers.get(1)) {
                throw new IllegalStateException("no such connection");
            }
            told.add(viewer);
        });
        assertEquals(List.of(viewers.get(2), viewers.get(0)), told);
        assertEquals(List.of("second"), cut);
    }

    /** On a connection that notes that it was reset. */
    private Viewer viewer(String name) {
        var response = proxy(HttpServerResponse.class, (self, method, arguments) -> {
            assertEquals("reset", method.getName());
            cut.add(name);
            return true;
        });
        return new Viewer(proxy(HttpServerRequest.class,
                (self, method, arguments) -> method.getName().equals("response") ? response : null), 0);
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, answers));
    }
}
