package cn.zhijia.gateway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.zhijia.gateway.audience.Audience;
import cn.zhijia.gateway.suite.LocalSuite;

/** Runs an {@link Audience} in a JVM of its own. When it is there, all of it is listening. */
final class AudienceProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    AudienceProcess(LocalSuite suite, URI address, UUID stream, int viewers) throws IOException, InterruptedException {
        process = new ProcessBuilder(Replica.java("java"), "-Xmx1g", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Audience.class.getName(), address.toString(), stream.toString(),
                String.valueOf(viewers), "false").redirectError(suite.logs().resolve("audience.log").toFile()).start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            require("listening");
        } catch (IOException notThere) {
            close();
            throw notThere;
        }
    }

    /** To be called before anything is said, so that all of it is counted. */
    void measure() throws IOException {
        tell();
        require("measuring");
    }

    /** To be called when no more is said. They have heard the last of it then, and stay. */
    JsonNode tally() throws IOException {
        tell();
        return new ObjectMapper().readTree(said.readLine());
    }

    private void tell() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private void require(String word) throws IOException {
        String line = said.readLine();
        if (!word.equals(line)) {
            throw new IOException("the audience was to say " + word + " and said " + line);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
