package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.gatehouse.refusal.Refusal;

/// Stylesheets, scripts and pictures from the class path's `assets/`. A page names them with a hash
/// of their content in the name, so that browsers may keep them for ever.
public final class Assets {
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2");
    private static final Pattern NAME =
            Pattern.compile("([a-z][a-z0-9-]*)(?:\\.([0-9a-f]{12}))?\\.([a-z0-9]+)");
    private static final String FORUM = "forum.css";

    /// The one script that runs for pages while they are closed, and only for passes.
    private static final String WORKER = "push-worker.js";

    private final Map<String, Asset> known = new ConcurrentHashMap<>();
    private final Supplier<ForumLook> forum;

    public Assets(Supplier<ForumLook> forum) {
        this.forum = forum;
    }

    private static final class Asset {
        final byte[] bytes;
        final String hash;
        final String type;

        /// Compressed once, where that is worth it.
        final Optional<byte[]> gzip;

        Asset(String name, byte[] bytes) {
            this.bytes = bytes;
            this.hash = Assets.hash(bytes);
            this.type = TYPES.getOrDefault(ending(name), "application/octet-stream");
            this.gzip =
                    type.startsWith("text/") || type.contains("svg")
                            ? Optional.of(Assets.gzip(bytes))
                            : Optional.empty();
        }
    }

    /// The address of `name`, such as `app.css`, with its content's hash.
    public String address(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("No " + name));
        int dot = name.lastIndexOf('.');
        return "/assets/" + name.substring(0, dot) + "." + asset.hash + name.substring(dot);
    }

    /// Answers `GET /assets/{name}`. A name without the right hash (a module that another one
    /// imports, a page from before an upgrade) is answered too, but must be asked for again.
    void show(Context ctx) {
        Matcher name = NAME.matcher(ctx.pathParam("name"));
        if (!name.matches()) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        Asset asset =
                find(name.group(1) + "." + name.group(3))
                        .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
        if (WORKER.equals(name.group(1) + "." + name.group(3))) {
            ctx.header("Service-Worker-Allowed", "/p/");
        }
        boolean exact = asset.hash.equals(name.group(2));
        String tag = "\"" + asset.hash + "\"";
        ctx.header("Cache-Control", exact ? "public, max-age=31536000, immutable" : "no-cache");
        ctx.header("ETag", tag);
        ctx.header("Vary", "Accept-Encoding");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        send(ctx, asset);
    }

    private static void send(Context ctx, Asset asset) {
        ctx.contentType(asset.type);
        String accepted = ctx.header("Accept-Encoding");
        if (asset.gzip.isPresent() && accepted != null && accepted.contains("gzip")) {
            ctx.header("Content-Encoding", "gzip").result(asset.gzip.get());
        } else {
            ctx.result(asset.bytes);
        }
    }

    private Optional<Asset> find(String name) {
        if (name.equals(FORUM)) {
            return Optional.of(new Asset(name, forum.get().css().getBytes(UTF_8)));
        }
        // Names that don't exist are not remembered: strangers can think of many.
        Asset kept = known.get(name);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Asset> found = read(name);
        found.ifPresent(asset -> known.put(name, asset));
        return found;
    }

    private static Optional<Asset> read(String name) {
        if (!NAME.matcher(name).matches() || !TYPES.containsKey(ending(name))) {
            return Optional.empty();
        }
        try (var in = Assets.class.getResourceAsStream("/assets/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new Asset(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
