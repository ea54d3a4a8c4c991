package cn.zhijia.counselling;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/**
 * Everything that any logger of the service says meanwhile, from DEBUG on, with parameters, stack traces and the context of the
 * line. What the tests' own HTTP client says is left out.
 */
public final class Overheard extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    public Overheard() {
        setLevel(Level.ALL);
        root.addHandler(this);
        root.setLevel(org.jboss.logmanager.Level.DEBUG);
    }

    @Override
    public void publish(LogRecord line) {
        var said = ExtLogRecord.wrap(line);
        if (String.valueOf(said.getLoggerName()).startsWith("org.apache.http")) {
            return;
        }
        var text = new StringWriter();
        text.append(said.getLoggerName()).append(' ').append(said.getFormattedMessage()).append(' ')
                .append(said.getMdcCopy().toString()).append(' ').append(String.valueOf(said.getNdc()));
        if (said.getThrown() != null) {
            said.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
    }

    /** The lines that say one of these. */
    public List<String> saying(String... words) {
        return lines.stream().filter(line -> List.of(words).stream().anyMatch(line::contains)).toList();
    }

    public int lines() {
        return lines.size();
    }

    @Override
    public void flush() {
        // kept as it comes
    }

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
