package cn.zhijia.gateway.stories;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A new terminal, into which somebody pastes lines that were written for people. */
final class Shell {

    private static final int PATIENCE_MINUTES = 5;
    /** Told beside what the line itself asks for: the status and the address of each call. */
    private static final String CURL = "curl() { command curl -w '%{stderr}%{http_code} %{url_effective}\\n' \"$@\"; }\n";
    private static final Pattern BLOCK = Pattern.compile("^```\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String SIGNED_IN = "username=member1 ";

    private Shell() {
    }

    /** What the README has for an app developer, each block by the account that its text names, at this gateway. */
    static String readme(Path root, URI gateway) throws IOException {
        String readme = Files.readString(root.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## For the app developer"), readme.indexOf("## For the hospital"));
        var blocks = BLOCK.matcher(section).results().map(found -> found.group(1)).toList();
        String signIn = blocks.get(0);
        return blocks.stream()
                .map(block -> (block.contains("$EVENING") ? signIn.replace(SIGNED_IN, "username=member21 ") : signIn) + block)
                .collect(Collectors.joining()).replace("localhost:8080", gateway.getAuthority());
    }

    /** @return status and address of each call, and whatever else was complained about */
    static List<String> paste(String lines) throws IOException, InterruptedException {
        var complaints = Files.createTempFile("shell", ".err");
        try {
            var process = new ProcessBuilder("bash", "-c", CURL + lines).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(complaints.toFile()).start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("the lines do not end: " + Files.readString(complaints));
            }
            return new ArrayList<>(Files.readAllLines(complaints));
        } finally {
            Files.delete(complaints);
        }
    }
}
