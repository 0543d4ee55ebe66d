package org.gatehouse.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One platform's way of reporting to us over HTTP. Pure: it tells its platform's own reports from
/// forged, altered and stale ones, and reads them.
public interface RoomWebhook {
    /// The name of the provider that the reports are about.
    String provider();

    /// Judges one request.
    ///
    /// @param body the raw bytes of the request
    /// @param header the request's headers by name, in whatever case
    /// @param query the raw query of the request's address; empty where there is none
    Delivery judge(
            byte[] body, Function<String, Optional<String>> header, String query, Instant now);

    /// The events in the body of a genuine report; none where it means nothing to us or can't be
    /// understood.
    List<RoomEvent> events(String body);

    /// What a delivery turned out to be.
    sealed interface Delivery {
        /// From the platform, unaltered and fresh.
        ///
        /// @param body the text exactly as it was signed
        /// @param duplicateKey the same for every delivery of this report
        record Genuine(String body, String duplicateKey) implements Delivery {}

        /// The platform asks whether we know the secret: answer 200 with `answer` as JSON.
        record Challenge(String answer) implements Delivery {}

        /// Not to be believed.
        ///
        /// @param why for the log; holds nothing that was sent
        record Rejected(String why) implements Delivery {}
    }
}
