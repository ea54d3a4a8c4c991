package cn.zhijia.kit.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Everything that any logger of the service says meanwhile, with parameters, stack traces and the context of the line. What the
 * tests' own HTTP client says is left out.
 */
public final class Overheard extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Formatter whole = new PatternFormatter("%p %c %s %X %x%e");
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    /** What an operator would see. */
    public Overheard() {
        setLevel(Level.ALL);
        root.addHandler(this);
    }

    /** What an operator would see who has asked for more. */
    public Overheard(Level from) {
        this();
        root.setLevel(from);
    }

    @Override
    public void publish(LogRecord line) {
        if (!String.valueOf(line.getLoggerName()).startsWith("org.apache.http")) {
            lines.add(whole.format(line));
        }
    }

    /** The lines that say one of these. */
    public List<String> saying(String... words) {
        return lines.stream().filter(line -> List.of(words).stream().anyMatch(line::contains)).toList();
    }

    public List<String> lines() {
        return List.copyOf(lines);
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
