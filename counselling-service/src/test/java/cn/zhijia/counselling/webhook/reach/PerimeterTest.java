package cn.zhijia.counselling.webhook.reach;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.zhijia.kit.Refusal;

/** Every way inside that somebody might give us for a webhook. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PerimeterTest {

    private static final List<String> HOSTS = List.of("hook.example.org", "localhost", "127.0.0.1");
    private String[] leadsTo = { "93.184.215.14" };

    /** A name server that says what the test wants. */
    private final Names names = new Names() {
        @Override
        public CompletableFuture<List<InetAddress>> of(String host) {
            return leadsTo.length == 0 ? CompletableFuture.failedFuture(new UnknownHostException(host))
                    : CompletableFuture.completedFuture(Arrays.stream(leadsTo).map(PerimeterTest::address).toList());
        }
    };
    private final Perimeter production = new Perimeter(names, false);

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    private void refused(String url) {
        assertThrows(Refusal.class, () -> production.check("/webhook", url, HOSTS), url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
            "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
            "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1",
            "64:ff9b::a00:1", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:a00:1::1",
            "2002:7f00:1::", "3fff::1", "fc00::1", "fd12:3456:789a::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1" })
    void an_address_that_is_not_outside_is_not_connected_to(String literal) {
        assertFalse(production.admits(address(literal)), literal);
        leadsTo = new String[] { literal };
        refused("https://hook.example.org/");
        leadsTo = new String[] { "93.184.215.14", literal };
        refused("https://hook.example.org/");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
            "172.32.0.0", "223.5.5.5", "2400:3200::1", "2606:4700:4700::1111", "2001:200::1", "2a00:1450:4001::1" })
    void an_address_outside_is(String literal) {
        assertTrue(production.admits(address(literal)), literal);
        leadsTo = new String[] { literal };
        assertDoesNotThrow(() -> production.check("/webhook", "https://hook.example.org/x?y=1", HOSTS));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://hook.example.org/", "HTTP://hook.example.org/", "ftp://hook.example.org/",
            "file:///etc/passwd", "gopher://hook.example.org/", "https://user:secret@hook.example.org/",
            "https://hook.example.org@evil.example.net/", "https://evil.example.net#@hook.example.org/",
            "https://hook.example.org/#part", "https://hook.example.org:22/", "https://hook.example.org:80/",
            "https://hook.example.org:5432/", "https://hook.example.org:0/", "https://hook.example.org:99999/",
            "https://evil.example.net/", "https://sub.hook.example.org/", "https://hook.example.org.evil.example.net/",
            "https://hook.example.org./", "https://HOOK.EXAMPLE.ORG/", "https://localhost/", "https://127.0.0.1/",
            "http://127.0.0.1:8082/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
            "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://hook.example.org\\@evil.example.net/", "https:///x",
            "//x",
            "hook.example.org", "https://hook.example.org/\r\nX: y", "https://hook。example.org/", "" })
    void an_address_that_is_written_otherwise_is_refused_without_asking_for_its_name(String url) {
        refused(url);
        try {
            assertFalse(production.admits(URI.create(url), HOSTS), "nor is it called, had it been entered before");
        } catch (IllegalArgumentException unreadable) {
            assertTrue(url.matches("(?s).*[\\\\\\r。].*") || url.isEmpty() || url.startsWith("https:///"), url);
        }
    }

    @Test
    void usual_addresses_are_taken() {
        for (String url : List.of("https://hook.example.org", "https://hook.example.org:443/x",
                "https://hook.example.org:8443/")) {
            assertDoesNotThrow(() -> production.check("/webhook", url, HOSTS), url);
            assertTrue(production.admits(URI.create(url), HOSTS), url);
        }
    }

    @Test
    void a_name_that_leads_nowhere_is_refused() {
        leadsTo = new String[0];
        refused("https://hook.example.org/");
    }

    @Test
    void this_machine_is_outside_only_where_it_is_switched_on() {
        var local = new Perimeter(names, true);
        assertDoesNotThrow(() -> local.check("/webhook", "http://127.0.0.1:9000/x", List.of()));
        assertDoesNotThrow(() -> local.check("/webhook", "http://localhost:9000/x", List.of()));
        assertTrue(local.admits(address("127.0.0.1")) && local.admits(address("::1")));
        assertFalse(local.admits(address("10.0.0.1")));
        assertThrows(Refusal.class, () -> local.check("/webhook", "http://10.0.0.1/x", HOSTS));
        assertThrows(Refusal.class, () -> local.check("/webhook", "http://a:b@localhost/x", HOSTS));
        assertFalse(production.admits(URI.create("http://localhost:9000/x"), HOSTS));
    }

    @Test
    void what_is_refused_says_nothing_of_our_network() {
        leadsTo = new String[] { "10.1.2.3" };
        var refusal = assertThrows(Refusal.class, () -> production.check("/webhook", "https://hook.example.org/", HOSTS));
        assertEquals("invalid-request", refusal.code());
        assertFalse(String.valueOf(refusal.getMessage()).contains("10.1"));
    }
}
