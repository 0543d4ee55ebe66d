package org.gatehouse.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/// Ends connections that hold on by sending a byte now and then. An idle time-out starts anew with
/// every byte, so each stage has a deadline as well: the first request, a request with a body from
/// its first line to its answer, and the rest between two requests. A stream of events has none.
final class SlowClients extends Handler.Wrapper implements Connection.Listener {
    private static final long SWEEP_SECONDS = 5;

    private final Map<EndPoint, Long> deadlines = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-clients", true);
    private final long firstRequest;
    private final long body;
    private final long between;

    /// All in milliseconds.
    SlowClients(long firstRequest, long body, long between) {
        this.firstRequest = firstRequest;
        this.body = body;
        this.between = between;
        installBean(scheduler);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        scheduler.schedule(this::sweep, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        allow(connection.getEndPoint(), firstRequest);
    }

    @Override
    public void onClosed(Connection connection) {
        deadlines.remove(connection.getEndPoint());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        if (hasBody(request)) {
            allow(end, body);
        } else {
            deadlines.remove(end);
        }
        Request.addCompletionListener(
                request,
                _ -> {
                    if (end.isOpen()) {
                        allow(end, between);
                    }
                });
        return super.handle(request, response, callback);
    }

    /// Whatever the method says: routing heeds `X-HTTP-Method-Override`, so a GET may be read as
    /// well.
    private static boolean hasBody(Request request) {
        return request.getLength() > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private void allow(EndPoint end, long millis) {
        deadlines.put(end, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    void sweep() {
        long now = System.nanoTime();
        deadlines.forEach(
                (end, deadline) -> {
                    if (now - deadline > 0) {
                        deadlines.remove(end, deadline);
                        end.close();
                    }
                });
        if (isRunning()) {
            scheduler.schedule(this::sweep, SWEEP_SECONDS, TimeUnit.SECONDS);
        }
    }
}
