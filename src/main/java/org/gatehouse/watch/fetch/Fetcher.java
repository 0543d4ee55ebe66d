package org.gatehouse.watch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Fetches pages from servers that nobody vouches for. The address that [EgressGuard] admitted is
/// the one that is connected to: a name is looked up once, so that no second answer can lead to a
/// machine inside. Each redirect is judged anew.
public final class Fetcher {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 15_000;
    private static final long WHOLE_NANOS = 60_000_000_000L;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> FIELDS =
            Set.of("If-None-Match", "If-Modified-Since", "Authorization", "Accept", "Cookie");

    private final EgressGuard guard;
    private final Supplier<SSLSocketFactory> tls;
    private final String agent;

    /// @param tls what servers are checked with, asked for at the first page
    /// @param agent what we call ourselves, with an address where one can complain
    public Fetcher(EgressGuard guard, Supplier<SSLSocketFactory> tls, String agent) {
        this.guard = guard;
        this.tls = tls;
        this.agent = plain(agent);
    }

    /// What is asked for.
    ///
    /// @param headers such as `If-None-Match`; left out after a redirect to another host
    /// @param mostBody octets of the body
    /// @param mostHops how many redirects are followed
    public record Ask(URI address, Map<String, String> headers, int mostBody, int mostHops) {
        public Ask {
            headers = Map.copyOf(headers);
            if (!FIELDS.containsAll(headers.keySet())) {
                throw new IllegalArgumentException("Not a header that is sent to strangers");
            }
        }

        public static Ask of(URI address, int mostBody) {
            return new Ask(address, Map.of(), mostBody, 3);
        }

        public Ask with(Map<String, String> fields) {
            return new Ask(address, fields, mostBody, mostHops);
        }
    }

    /// Fetches one page, and follows where it leads.
    ///
    /// @throws IOException where it can't be had, or must not be asked for
    public Fetched fetch(Ask ask) throws IOException {
        URI address = ask.address();
        long start = System.nanoTime();
        for (int hop = 0; ; hop++) {
            boolean same = sameHost(address, ask.address());
            Fetched answer = once(address, same ? ask.headers() : Map.of(), ask.mostBody(), start);
            if (!REDIRECTS.contains(answer.status()) || hop >= ask.mostHops()) {
                return answer;
            }
            address = next(address, answer);
        }
    }

    /// Sends `body`, of media type `type`, and returns the answer; redirects are not followed.
    ///
    /// @throws IOException where it can't be had, or must not be asked for
    public Fetched post(URI address, String type, byte[] body, int mostBody) throws IOException {
        return post(address, Map.of("Content-Type", type), body, mostBody);
    }

    /// Sends `body` with `headers`, and returns the answer; redirects are not followed.
    ///
    /// @throws IOException where it can't be had, or must not be asked for
    public Fetched post(URI address, Map<String, String> headers, byte[] body, int mostBody)
            throws IOException {
        long start = System.nanoTime();
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Length", Integer.toString(body.length));
        byte[] head = request("POST", address, all);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return exchange(address, whole, mostBody, start);
    }

    /// Whether `address` is one that may be asked at all; which machine answers to its name is
    /// looked at only when it is.
    public boolean mayAsk(URI address) {
        return guard.mayAsk(address);
    }

    private static boolean sameHost(URI one, URI other) {
        return String.valueOf(one.getRawAuthority())
                .equalsIgnoreCase(String.valueOf(other.getRawAuthority()));
    }

    private static URI next(URI address, Fetched answer) throws IOException {
        String location = answer.header("location").orElse("");
        try {
            return address.resolve(new URI(location));
        } catch (java.net.URISyntaxException | IllegalArgumentException _) {
            throw new IOException("The server leads to something that is no address.");
        }
    }

    private Fetched once(URI address, Map<String, String> headers, int mostBody, long start)
            throws IOException {
        return exchange(address, request("GET", address, headers), mostBody, start);
    }

    private Fetched exchange(URI address, byte[] request, int mostBody, long start)
            throws IOException {
        InetAddress admitted = guard.admit(address);
        try (Socket socket = open(address, admitted);
                InputStream in = new BufferedInputStream(new Patient(socket, start))) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return HttpAnswer.read(address, in, mostBody);
        }
    }

    private Socket open(URI address, InetAddress admitted) throws IOException {
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        int port = address.getPort() != -1 ? address.getPort() : plain ? 80 : 443;
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(admitted, port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            return plain ? socket : secured(socket, address.getHost(), port);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.get().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private byte[] request(String method, URI address, Map<String, String> headers) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        StringBuilder request = new StringBuilder();
        request.append(method).append(' ').append(path.isEmpty() ? "/" : path).append(query);
        request.append(" HTTP/1.1\r\nHost: ").append(address.getRawAuthority());
        request.append("\r\nUser-Agent: ").append(agent);
        request.append("\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
        new TreeMap<>(headers)
                .forEach(
                        (name, value) ->
                                request.append(name)
                                        .append(": ")
                                        .append(plain(value))
                                        .append("\r\n"));
        return request.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static String plain(String value) {
        return value.replaceAll("[^ -~]", "");
    }

    /// Ends the reading from a server that sends a little now and then for ever.
    private static final class Patient extends java.io.FilterInputStream {
        private final long start;

        Patient(Socket socket, long start) throws IOException {
            super(socket.getInputStream());
            this.start = start;
        }

        @Override
        public int read() throws IOException {
            check();
            return in.read();
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            check();
            return in.read(octets, from, length);
        }

        private void check() throws IOException {
            if (System.nanoTime() - start > WHOLE_NANOS) {
                throw new IOException("The server is too slow.");
            }
        }
    }
}
