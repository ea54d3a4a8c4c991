package cn.zhijia.gateway;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * What may come in and what may go on. Request headers pass by an allow-list, so that no identity header, alias of one
 * ({@code X_User_Id}, {@code X.User.Id}) or hop-by-hop header ever reaches a service; paths that two programs could read in two
 * ways
 * are refused.
 */
final class Hygiene {

    /** Sent on as they came; {@code Host}, the forwarding headers and the ids are the gateway's to set. */
    private static final Set<String> PASS_ON = ignoringCase("Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language",
            "Authorization", "Cache-Control",
            "Content-Encoding", "Content-Language", "Content-Length", "Content-Type", "DPoP", "If-Match", "If-Modified-Since",
            "If-None-Exist", "If-None-Match",
            "If-Range", "If-Unmodified-Since", "Last-Event-ID", "Origin", "Prefer", "Range", "Referer", "Transfer-Encoding",
            "User-Agent");

    /** Of answers, these end here (RFC 9110 section 7.6.1), and nobody needs to know what runs behind. */
    private static final Set<String> KEEP_BACK = ignoringCase("Connection", "Keep-Alive", "Proxy-Authenticate",
            "Proxy-Connection", "TE", "Trailer", "Upgrade",
            "Server", "X-Powered-By");

    private static final Pattern AMBIGUOUS = Pattern.compile(
            "//|[\\\\;\\x00-\\x20\\x7f-\\uffff]|%(?![0-9A-Fa-f]{2})|%(?:2[eEfF]|5[cC]|00|0[aAdD]|25)|/\\.{1,2}(?:/|$)");

    private Hygiene() {
    }

    /** Whether this request can be read in one way only: origin-form target, plain path, one Host, one framing. */
    static boolean unambiguous(HttpServerRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        boolean framedOnce = request.headers().getAll("Content-Length").size()
                + request.headers().getAll("Transfer-Encoding").size() <= 1;
        boolean oneHost = request.headers().getAll("Host").size() <= 1;
        return path.startsWith("/") && (plain(path) || !AMBIGUOUS.matcher(path).find()) && framedOnce && oneHost;
    }

    /**
     * Whether this is nothing but segments of letters, digits, {@code -}, {@code _} and {@code ~}, with dots inside them: what
     * nearly every call looks like, known in one pass, and neither ambiguous nor malformed.
     */
    static boolean plain(String path) {
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean inside = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-' || c == '_'
                    || c == '~';
            boolean afterOne = (c == '/' || c == '.') && before != '/';
            if (!inside && !afterOne) {
                return false;
            }
            before = c;
        }
        return path.startsWith("/");
    }

    /** Leaves only what may pass; what {@code Connection} nominates goes too. */
    static void cleanRequest(MultiMap headers, boolean toIdentityProvider) {
        var nominated = nominated(headers);
        for (String name : List.copyOf(headers.names())) {
            boolean cookie = toIdentityProvider && name.equalsIgnoreCase("Cookie");
            if (nominated.contains(name) || !PASS_ON.contains(name) && !cookie) {
                headers.remove(name);
            }
        }
    }

    static void cleanAnswer(MultiMap headers) {
        nominated(headers).forEach(headers::remove);
        KEEP_BACK.forEach(headers::remove);
    }

    private static Set<String> nominated(MultiMap headers) {
        var names = ignoringCase();
        for (String value : headers.getAll("Connection")) {
            for (String name : value.split(",")) {
                names.add(name.trim());
            }
        }
        names.remove("");
        return names;
    }

    private static Set<String> ignoringCase(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
