package cn.zhijia.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * An answer's body of known length, which ends with its last byte. Its connection is free again from that moment, and so must
 * the caller's be: one that goes away between the last byte and a later end would have the proxy reset a connection that
 * carries somebody else's request by then.
 */
final class CountedBody extends Passing {

    private long left;
    private Handler<Void> ended;

    /** @param length in bytes, more than 0 */
    CountedBody(ReadStream<Buffer> source, long length) {
        super(source);
        left = length;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        source.handler(handler == null ? null : part -> {
            handler.handle(part);
            left -= part.length();
            if (left <= 0) {
                end();
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        ended = handler;
        source.endHandler(handler == null ? null : end -> end());
        return this;
    }

    /** For its reader this was all of it. */
    void end() {
        var first = ended;
        ended = null;
        if (first != null) {
            first.handle(null);
        }
    }
}
