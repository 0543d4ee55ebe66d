package org.gatehouse.rooms.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// BigBlueButton's calls: `BASE/api/CALL?QUERY&checksum=…`, where the checksum is SHA-256 over
/// call, query and shared secret. The answer is XML.
final class BigBlueButtonApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final BigBlueButtonSettings settings;
    private final HttpClient http;

    BigBlueButtonApi(BigBlueButtonSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    /// What the server said.
    sealed interface Answer {
        record Success(Document xml) implements Answer {}

        /// The server refused.
        ///
        /// @param key its `messageKey`, such as `notFound`
        record Failure(String key) implements Answer {
            boolean noSuchMeeting() {
                return key.equals("notFound") || key.equals("invalidMeetingIdentifier");
            }

            String words() {
                return switch (key) {
                    case "checksumError" -> BigBlueButtonWords.say("bigbluebutton.secret");
                    case "notFound", "invalidMeetingIdentifier" ->
                            BigBlueButtonWords.say("bigbluebutton.gone");
                    case "maxParticipantsReached" -> BigBlueButtonWords.say("bigbluebutton.full");
                    default -> BigBlueButtonWords.say("bigbluebutton.refused");
                };
            }
        }

        record Silent(String words) implements Answer {}
    }

    /// The signed address of `call`, parameters in their order.
    URI address(String call, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        String checksum = checksum(call + query + settings.secret());
        return settings.base()
                .resolve(
                        "api/"
                                + call
                                + "?"
                                + query
                                + (query.isEmpty() ? "" : "&")
                                + "checksum="
                                + checksum);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String checksum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer call(String call, Map<String, String> parameters) {
        try {
            HttpResponse<byte[]> reply =
                    http.send(
                            HttpRequest.newBuilder(address(call, parameters))
                                    .timeout(TIMEOUT)
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return reply.statusCode() >= 500
                    ? new Answer.Silent(BigBlueButtonWords.say("bigbluebutton.fault"))
                    : read(reply.body());
        } catch (IOException _) {
            return new Answer.Silent(BigBlueButtonWords.say("bigbluebutton.silent"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Silent(BigBlueButtonWords.say("bigbluebutton.interrupted"));
        }
    }

    private static Answer read(byte[] body) {
        try {
            Document xml = parse(body);
            return text(xml, "returncode").equals("SUCCESS")
                    ? new Answer.Success(xml)
                    : new Answer.Failure(text(xml, "messageKey"));
        } catch (SAXException | IOException | ParserConfigurationException _) {
            return new Answer.Silent(BigBlueButtonWords.say("bigbluebutton.unreadable"));
        }
    }

    /// Without document types, so that an answer can't make us fetch or expand anything.
    private static Document parse(byte[] body)
            throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(body));
    }

    /// The text of the first element called `name`; empty where there is none.
    static String text(Document xml, String name) {
        var found = xml.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
