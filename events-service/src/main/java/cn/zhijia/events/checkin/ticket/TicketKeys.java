package cn.zhijia.events.checkin.ticket;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * This installation's ring, from {@code zhijia.tickets.keys}: {@code kid:base64} (PKCS #8, as
 * {@code openssl genpkey -algorithm ed25519 -outform DER | base64 -w0} writes it), several separated by commas. The first
 * signs,
 * all verify. To rotate, add the new key at the end, and move it to the front once the gates have fetched it; an old one may go
 * when no event is to come whose tickets it signed.
 */
@Singleton
public class TicketKeys {

    /** Published, with the test vector; whoever trusts them admits everybody. The second plays the one before the rotation. */
    static final String DEVELOPMENT = "development-2:MC4CAQAwBQYDK2VwBCIEIO7Afn1pUpOKeSiTPw/Z0N5TlYx+MJDnIO2CZ/1xxflh,"
            + "development-1:MC4CAQAwBQYDK2VwBCIEICAhWW44D60wb/Ah1QHY7wmpY69IrWFU01JJ0pio48hV";

    private final KeyRing ring;

    TicketKeys(@ConfigProperty(name = "zhijia.tickets.keys") Optional<String> keys,
            @ConfigProperty(name = "zhijia.identity.demo-key-allowed", defaultValue = "false") boolean demoKeyAllowed) {
        ring = ring(keys, demoKeyAllowed);
    }

    /** A service that could not sign does not start. */
    void start(@Observes StartupEvent event) {
        if (open().isEmpty()) {
            throw new ConfigurationException("zhijia.tickets.keys names no key");
        }
    }

    /** @param demoKeyAllowed the local suite and the tests, which trust a published key for sign-in too */
    static KeyRing ring(Optional<String> keys, boolean demoKeyAllowed) {
        var development = new KeyRing(DEVELOPMENT);
        if (keys.isEmpty() && !demoKeyAllowed) {
            throw new ConfigurationException(
                    "zhijia.tickets.keys is not set: check-in tickets need an Ed25519 key of your own, kid:base64 of PKCS #8");
        }
        try {
            var ring = keys.map(KeyRing::new).orElse(development);
            if (!demoKeyAllowed && ring.sharesAKeyWith(development)) {
                throw new ConfigurationException(
                        "zhijia.tickets.keys holds a published development key: anybody could sign tickets with it");
            }
            return ring;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("zhijia.tickets.keys cannot be used: " + e.getMessage());
        }
    }

    String sign(Ticket ticket) {
        return ring.sign(ticket);
    }

    /** The ticket in this token; null when none of our keys signed it. */
    public Ticket read(String token) {
        return ring.read(token);
    }

    List<KeySet.Key> open() {
        return ring.open();
    }
}
