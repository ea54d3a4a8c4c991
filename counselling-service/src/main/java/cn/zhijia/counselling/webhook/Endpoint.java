package cn.zhijia.counselling.webhook;

import java.net.URI;

/** Where the calls of a lane go, and the secret that both sides know. */
public record Endpoint(URI url, Signature signature) {

    /** Ours go over https; only what listens on this machine (the local suite, tests) may do without. */
    public Endpoint {
        boolean local = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
        if (url.getHost() == null || !"https".equals(url.getScheme()) && !(local && "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("a webhook's address is an https address");
        }
    }
}
