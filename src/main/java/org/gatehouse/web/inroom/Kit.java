package org.gatehouse.web.inroom;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.refusal.Refusal;

/// The platform's own script, by which a page talks to the program that it is shown in. It is not
/// part of Gatehouse: `bin/zoom-sdk` fetches it into the data folder, and without it the desk
/// outside works as ever.
public final class Kit {
    /// Where it is served.
    static final String ADDRESS = "/in-zoom/sdk.js";

    private static final String FILE = "zoom-apps-sdk.js";

    private final Path file;

    /// @param data the data folder
    public Kit(Path data) {
        this.file = data.resolve(FILE);
    }

    boolean isThere() {
        return Files.isRegularFile(file);
    }

    void show(Context ctx) {
        if (!isThere()) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        try {
            ctx.contentType("text/javascript; charset=utf-8").result(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
