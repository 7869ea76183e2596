package dev.sobesednik.bot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Everything that is logged, causes and all, however little of it would be shown.
public final class CapturedLogs extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("dev.sobesednik");
    private final Level before = root.getLevel();
    private final StringWriter text = new StringWriter();
    private final SimpleFormatter formatter = new SimpleFormatter();

    public CapturedLogs() {
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    public String text() {
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord log) {
        text.append(formatter.format(log));
        if (log.getThrown() != null) log.getThrown().printStackTrace(new PrintWriter(text));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
