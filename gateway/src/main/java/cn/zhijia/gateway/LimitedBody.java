package cn.zhijia.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A request body that fails once it is longer than allowed. */
final class LimitedBody extends Passing {

    private final long most;
    private final Runnable ended;
    private long seen;
    private Handler<Throwable> failed;

    /** @param ended runs when all of it has been read */
    LimitedBody(ReadStream<Buffer> source, long most, Runnable ended) {
        super(source);
        this.ended = ended;
        this.most = most;
    }

    boolean exceeded() {
        return seen > most;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        source.handler(handler == null ? null : part -> {
            boolean before = exceeded();
            seen += part.length();
            if (!exceeded()) {
                handler.handle(part);
            } else if (!before && failed != null) {
                failed.handle(new IllegalStateException("body longer than " + most));
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failed = handler;
        return super.exceptionHandler(handler);
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        source.endHandler(handler == null ? null : end -> {
            if (!exceeded()) {
                ended.run();
                handler.handle(end);
            }
        });
        return this;
    }
}
