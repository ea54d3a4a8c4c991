package cn.zhijia.events.games;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** Calls that begin at the same moment. A busy machine may say so (503): then nothing was done, and the caller repeats. */
final class Together {

    private Together() {
    }

    static List<ExtractableResponse<Response>> of(List<Callable<ExtractableResponse<Response>>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        var start = new CyclicBarrier(calls.size());
        try {
            var answers = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                var answer = call.call();
                for (int again = 0; answer.statusCode() == 503 && again < 20; again++) {
                    answer = call.call();
                }
                return answer;
            })).toList();
            var all = new ArrayList<ExtractableResponse<Response>>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }
}
