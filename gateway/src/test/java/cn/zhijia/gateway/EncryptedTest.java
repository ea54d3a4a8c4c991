package cn.zhijia.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cn.zhijia.kit.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Under TLS, which is a matter of configuration, the door speaks HTTP/2 too; in clear text HTTP/1.1 alone. */
@QuarkusTest
@TestProfile(EncryptedTest.Encrypted.class)
@QuarkusTestResource(FakeOrigin.class)
@QuarkusTestResource(TestKeys.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptedTest {

    private static final Path KEYS = Path.of("target", "door.p12");
    private static final String PASSWORD = "changeit";

    @TestHTTPResource(value = "/v1/events/x", tls = true)
    URL encrypted;
    @TestHTTPResource("/v1/events/x")
    URL plain;

    public static class Encrypted implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.deleteIfExists(KEYS);
                String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
                int made = new ProcessBuilder(keytool, "-genkeypair", "-alias", "door", "-keyalg", "EC", "-dname",
                        "CN=localhost",
                        "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-keystore", KEYS.toString(), "-storepass",
                        PASSWORD)
                        .inheritIO().start().waitFor();
                assertEquals(0, made);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Map.of("quarkus.http.ssl.certificate.key-store-file", KEYS.toAbsolutePath().toString(),
                    "quarkus.http.ssl.certificate.key-store-password", PASSWORD, "quarkus.http.test-ssl-port", "0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_asked_for_is_spoken_and_bodies_pass(HttpClient.Version version) throws Exception {
        var client = client(version);
        var read = client.send(HttpRequest.newBuilder(encrypted.toURI()).build(), BodyHandlers.ofString());
        assertEquals(version, read.version());
        assertEquals(200, read.statusCode());
        for (var body : new HttpRequest.BodyPublisher[] { BodyPublishers.ofByteArray(new byte[300_000]),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])) }) {
            var written = client.send(HttpRequest.newBuilder(encrypted.toURI())
                    .header("Authorization", "Bearer " + DoorTest.MEMBER).PUT(body).build(), BodyHandlers.ofString());
            assertEquals("got 300000", written.body());
            assertEquals(version, written.version());
        }
    }

    @Test
    void in_clear_text_nobody_is_upgraded() throws Exception {
        var read = client(HttpClient.Version.HTTP_2).send(HttpRequest.newBuilder(URI.create(plain.toString())).build(),
                BodyHandlers.ofString());
        assertEquals(HttpClient.Version.HTTP_1_1, read.version());
        assertEquals(200, read.statusCode());
    }

    private static HttpClient client(HttpClient.Version version) throws IOException, GeneralSecurityException {
        var known = KeyStore.getInstance(KEYS.toFile(), PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().version(version).sslContext(context).build();
    }
}
