package cn.zhijia.gateway.live;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/**
 * A connection that sends a request, reads the whole answer, and only then sends the next. It knows no more of HTTP/1.1 than
 * our
 * own answers need: what the generator costs is missing to what it measures, for they share the machine. One event loop's.
 */
public final class Wire {

    /** @param status 0 when the connection broke or never came to be */
    public record Answer(int status, String head, Buffer body) {

        static final Answer NONE = new Answer(0, "", Buffer.buffer());

        /** @param name in small letters; null when it is not there */
        public String header(String name) {
            int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
            if (at < 0) {
                return null;
            }
            int from = at + name.length() + 3;
            int end = head.indexOf("\r\n", from);
            return head.substring(from, end < 0 ? head.length() : end).trim();
        }

        public String text() {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final NetClient client;
    private final int port;
    private final String host;
    private NetSocket socket;
    private Buffer received = Buffer.buffer();
    private Handler<Answer> waiting;

    public Wire(NetClient client, String host, int port) {
        this.client = client;
        this.host = host;
        this.port = port;
    }

    public void send(Buffer request, Handler<Answer> answered) {
        waiting = answered;
        if (socket != null) {
            socket.write(request);
            return;
        }
        client.connect(port, host).onSuccess(open -> {
            socket = open;
            received = Buffer.buffer();
            open.exceptionHandler(broken -> open.close()).closeHandler(gone -> {
                socket = null;
                tell(Answer.NONE);
            }).handler(this::receive);
            open.write(request);
        }).onFailure(nobody -> tell(Answer.NONE));
    }

    private void receive(Buffer part) {
        received.appendBuffer(part);
        String text = received.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            return;
        }
        var head = new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), null);
        int from = end + END_OF_HEAD.length();
        String length = head.header("content-length");
        boolean bodiless = head.status == 204 || head.status == 304;
        boolean whole = bodiless || (length == null ? text.endsWith(LAST_CHUNK) || text.startsWith("0\r\n", from)
                : text.length() >= from + Integer.parseInt(length));
        if (whole) {
            received = Buffer.buffer();
            tell(new Answer(head.status, head.head, Buffer.buffer(text.substring(from).getBytes(StandardCharsets.ISO_8859_1))));
        }
    }

    private void tell(Answer answer) {
        var told = waiting;
        waiting = null;
        if (told != null) {
            told.handle(answer);
        }
    }
}
