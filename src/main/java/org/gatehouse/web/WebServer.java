package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/// The HTTP server: Jetty with a virtual thread per request, sized for many idle listeners on a
/// small machine, and with limits on all that a stranger can send.
public final class WebServer implements AutoCloseable {
    /// The largest form, in bytes.
    static final long LARGEST_REQUEST = 64 * 1024;

    /// The largest file that somebody can send, in bytes; a little more than is taken, so that a
    /// page can say so.
    static final int LARGEST_PICTURE = 5 * 1024 * 1024;

    private static final int IDLE_MILLIS = 30_000;
    private static final int STOP_MILLIS = 5_000;

    private final WebSettings settings;
    private final LiveUpdates live;
    private final Javalin javalin;

    public WebServer(
            WebSettings settings,
            Pages pages,
            Routes routes,
            LiveUpdates live,
            SecureRandom random) {
        this.settings = settings;
        this.live = live;
        Refusals refusals = new Refusals(pages, random);
        this.javalin = Javalin.create(config -> configure(config, routes, refusals));
    }

    /// Begins to read Jetty's table of media types, which goes through every locale that there is:
    /// that can be done while the database opens.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("prepare").start(() -> MimeTypes.DEFAULTS.getMimeMap());
    }

    private void configure(JavalinConfig config, Routes routes, Refusals refusals) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        // A picture that somebody sends is held in memory: it never lies open on the disk.
        config.jetty.multipartConfig.maxFileSize(LARGEST_PICTURE, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(LARGEST_PICTURE, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(
                LARGEST_PICTURE + LARGEST_REQUEST, SizeUnit.BYTES);
        config.http.prefer405over404 = true;
        config.http.strictContentTypes = true;
        // Pages mix secrets with what strangers typed: compressing the two together tells lengths
        // apart (BREACH). Assets are compressed by themselves.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyServer(this::listen);
        guard(config, refusals);
        routes.register(config.routes);
    }

    private void guard(JavalinConfig config, Refusals refusals) {
        SafeHeaders headers = new SafeHeaders(settings);
        CrossSiteRefusal crossSite = new CrossSiteRefusal(settings);
        config.routes.before(headers::add);
        config.routes.beforeMatched(crossSite::check);
        refusals.register(config.routes);
    }

    private void listen(Server server) {
        SlowClients slow = new SlowClients(15_000, 60_000, 75_000);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(settings.bindAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(1_024);
        connector.addBean(slow);
        server.addConnector(connector);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(WebServer::unreadable);
        server.setHandler(new GracefulHandler(slow));
    }

    /// What Jetty answers by itself, to requests that never become one of ours.
    private static boolean unreadable(Request request, Response response, Callback callback) {
        SafeHeaders.ALWAYS.forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
        byte[] words = "This request can't be answered.\n".getBytes(UTF_8);
        response.write(true, ByteBuffer.wrap(words), callback);
        return true;
    }

    /// Heap buffers and small ones: five thousand idle listeners then take 165 MB instead of 295.
    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        http.setOutputBufferSize(4_096);
        http.setOutputAggregationSize(2_048);
        http.setRequestHeaderSize(4_096);
        http.setResponseHeaderSize(2_048);
        http.setMaxResponseHeaderSize(8_192);
        http.setHeaderCacheSize(256);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setRelativeRedirectAllowed(true);
        return http;
    }

    public void start() {
        javalin.start();
    }

    /// The port it listens on, once started.
    public int port() {
        return javalin.port();
    }

    /// Answers what was begun, for five seconds at most, and takes nothing new.
    @Override
    public void close() {
        live.close();
        javalin.stop();
    }
}
