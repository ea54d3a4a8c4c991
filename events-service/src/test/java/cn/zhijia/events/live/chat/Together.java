package cn.zhijia.events.live.chat;

import static cn.zhijia.events.Stage.patiently;
import static cn.zhijia.events.live.chat.Chat.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Calls at the same moment; busy ones are repeated, as the contract asks. */
public final class Together {

    private Together() {
    }

    static int status(String who, UUID stream, UUID message, String text) {
        return patient(() -> say(who, stream, message, text).extract().statusCode());
    }

    static int patient(Callable<Integer> call) {
        try {
            return patiently(call);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sorted answers of calls that begin together. */
    public static List<Integer> together(int threads, IntUnaryOperator call) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var start = new CyclicBarrier(threads);
        try {
            var answers = IntStream.range(0, threads).mapToObj(i -> pool.submit(() -> {
                start.await();
                return patient(() -> call.applyAsInt(i));
            })).toList();
            var sorted = new ArrayList<Integer>();
            for (var answer : answers) {
                sorted.add(answer.get());
            }
            Collections.sort(sorted);
            return sorted;
        } finally {
            pool.shutdownNow();
        }
    }
}
