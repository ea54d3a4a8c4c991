package cn.zhijia.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** The routing table and limits, see {@code application.properties}. */
@ConfigMapping(prefix = "zhijia.gateway")
public interface GatewayConfig {

    /** The addresses of each part of the suite. */
    Map<String, List<URI>> origins();

    /** Path prefix to origin. */
    Map<String, String> routes();

    /** What guests may call, as {@code METHOD /path/pattern}. */
    List<String> open();

    /** What passes to the identity provider. */
    List<String> auth();

    /** Characters of path and query. */
    int maxAddress();

    /** Bytes, of all header fields together. */
    int maxHeaders();

    /** Bytes. */
    long maxBody();

    /** Bytes, for {@link #largeBodies}. */
    long maxLargeBody();

    List<String> largeBodies();

    /** Event streams: calls whose answer goes on for as long as somebody listens. */
    List<String> streams();

    Duration connectTimeout();

    /** From the last byte of the request to the first of the answer. */
    Duration responseTimeout();

    /** Without a byte either way; event streams send a heartbeat more often. */
    Duration idleTimeout();

    /** For ordinary calls, to each address. */
    int connectionsPerOrigin();

    /** For {@link #streams}, to each address. */
    int streamsPerOrigin();
}
