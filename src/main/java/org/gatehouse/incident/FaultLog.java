package org.gatehouse.incident;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.slf4j.LoggerFactory;

/// Keeps what the program's own log complains of (warnings and errors), so that an evidence pack
/// can show the faults of its period. A log holds no secrets, and so neither does this.
///
/// Faults are written behind whoever had them. Where the database itself is at fault they are lost
/// here, and stand in the log alone.
public final class FaultLog implements AutoCloseable {
    private static final String OURS = "org.gatehouse";
    private static final int WAITING = 1_000;
    private static final int MOST_WORDS = 2_000;

    private record Fault(Instant at, String level, String source, String words) {}

    private final Database database;
    private final Ids ids;
    private final BlockingQueue<Fault> queue = new ArrayBlockingQueue<>(WAITING);
    private final Listener listener = new Listener();
    private final Thread writer;

    /// Starts to listen.
    public FaultLog(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            listener.setContext(context);
            listener.start();
            context.getLogger(OURS).addAppender(listener);
        }
        writer = Thread.ofVirtual().name("fault-log").start(this::write);
    }

    private final class Listener extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                IThrowableProxy thrown = event.getThrowableProxy();
                String words =
                        event.getFormattedMessage()
                                + (thrown == null ? "" : " (" + thrown.getClassName() + ")");
                boolean _ =
                        queue.offer(
                                new Fault(
                                        Instant.ofEpochMilli(event.getTimeStamp()),
                                        event.getLevel().toString(),
                                        event.getLoggerName().replaceFirst(".*\\.", ""),
                                        words.substring(0, Math.min(words.length(), MOST_WORDS))));
            }
        }
    }

    private void write() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                keep(queue.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A fault that can't be kept must not become another.
    private void keep(Fault fault) {
        try {
            database.write(
                    tx ->
                            tx.handle()
                                    .createUpdate(
                                            """
                                            INSERT INTO fault (id, at, level, source, words)
                                            VALUES (:id, :at, :level, :source, :words)
                                            """)
                                    .bind("id", ids.next())
                                    .bind("at", fault.at())
                                    .bind("level", fault.level())
                                    .bind("source", fault.source())
                                    .bind("words", fault.words())
                                    .execute());
        } catch (RuntimeException _) {
            // It stands in the log.
        }
    }

    @Override
    public void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger ours = context.getLogger(OURS);
            ours.detachAppender(listener);
        }
        writer.interrupt();
    }
}
