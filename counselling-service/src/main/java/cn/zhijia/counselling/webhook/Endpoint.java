package cn.zhijia.counselling.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where the calls of a lane go.
 *
 * @param signatures all of which go with each call; the receiver verifies one of them
 * @param admits the addresses that may be connected to, asked of what the name has resolved to at that moment
 */
public record Endpoint(URI url, List<Signature> signatures, Pace pace, Predicate<InetAddress> admits) {

    /** Ours go over https; only what listens on this machine (the local suite, tests) may do without. */
    public Endpoint {
        boolean local = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
        if (url.getHost() == null || !"https".equals(url.getScheme()) && !(local && "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("a webhook's address is an https address");
        }
    }

    /** The operator's own, by configuration: it may well stand in a private network. */
    public static Endpoint ofOperator(URI url, Signature signature) {
        return new Endpoint(url, List.of(signature), Pace.PAGE, address -> true);
    }

    boolean secure() {
        return url.getScheme().equals("https");
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
    }

    /** Path and query. */
    String target() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    String signed(Attempt attempt) {
        return signatures.stream().map(s -> s.of(attempt.id().toString(), attempt.timestamp(), attempt.body()))
                .collect(Collectors.joining(" "));
    }
}
