package cn.zhijia.gateway.suite;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints each line with the seconds since the start, so that one sees what takes its time. */
public final class Progress implements Consumer<String> {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(String line) {
        out.println(String.format(Locale.ROOT, "[%6.1f s] %s", (System.nanoTime() - start) / 1e9, line));
        out.flush();
    }
}
