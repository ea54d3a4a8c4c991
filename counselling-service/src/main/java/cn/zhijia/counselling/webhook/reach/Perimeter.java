package cn.zhijia.counselling.webhook.reach;

import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import cn.zhijia.kit.Refusal;

/**
 * Where an address that somebody else has given us may lead: over https, to a host that was allowed by name, at a usual port,
 * outside. Asked when the address is entered, and of what is connected to at each call.
 */
@ApplicationScoped
public class Perimeter {

    /** A host's name. Its last part begins with a letter, so that no notation of a number is one (127.1, 0x7f.1). */
    public static final String HOST = "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1");
    private static final int SECONDS = 5;

    private final Names names;
    private final boolean loopback;

    /** @param loopback whether this machine counts as outside: in the local suite and in tests, never in production */
    Perimeter(Names names, @ConfigProperty(name = "zhijia.webhook.loopback", defaultValue = "false") boolean loopback) {
        this.names = names;
        this.loopback = loopback;
    }

    /**
     * Refuses an address that may not be called. Looks the name up, so it is no work for within a transaction that holds
     * anything.
     */
    public void check(String pointer, String url, Collection<String> hosts) {
        var address = read(pointer, url);
        if (local(address)) {
            return;
        }
        if (!bare(address)) {
            throw Refusal.field(pointer, "https-only");
        }
        if (!PORTS.contains(address.getPort())) {
            throw Refusal.field(pointer, "not-this-port");
        }
        if (!named(address, hosts)) {
            throw Refusal.field(pointer, "host-not-allowed");
        }
        if (!resolved(pointer, address.getHost()).stream().allMatch(this::admits)) {
            throw Refusal.field(pointer, "not-outside");
        }
    }

    /** What {@link #check} knows without looking the name up; for an address that was checked when it was entered. */
    public boolean admits(URI address, Collection<String> hosts) {
        return local(address) || bare(address) && PORTS.contains(address.getPort()) && named(address, hosts);
    }

    /** Whether we may connect to it. */
    public boolean admits(InetAddress address) {
        return Outside.is(address) || loopback && address.isLoopbackAddress();
    }

    private static URI read(String pointer, String url) {
        try {
            var address = URI.create(url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.field(pointer, "not-an-address");
        }
        throw Refusal.field(pointer, "not-an-address");
    }

    private boolean local(URI address) {
        return loopback && "http".equals(address.getScheme()) && LOCAL.contains(address.getHost())
                && address.getRawUserInfo() == null;
    }

    private static boolean bare(URI address) {
        return "https".equals(address.getScheme()) && address.getRawUserInfo() == null && address.getRawFragment() == null;
    }

    private static boolean named(URI address, Collection<String> hosts) {
        String host = address.getHost();
        return host != null && host.matches(HOST) && hosts.contains(host);
    }

    private List<InetAddress> resolved(String pointer, String host) {
        try {
            return names.of(host).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException nowhere) {
            throw Refusal.field(pointer, "host-not-found");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal("busy");
        }
    }
}
