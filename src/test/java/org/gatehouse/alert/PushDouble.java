package org.gatehouse.alert;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser maker's push service, and its browsers, which read what is sealed for them (RFC 8291).
/// It demands that the sender says who it is (RFC 8292), and fails as it is told to.
public final class PushDouble implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    /// Who sent the first message; the others have to be from the same.
    public final List<String> senders = new CopyOnWriteArrayList<>();

    /// What was read, as `browser: message`.
    public final List<String> read = new CopyOnWriteArrayList<>();

    /// Every call, as it came in.
    public final List<Map<String, List<String>>> calls = new CopyOnWriteArrayList<>();

    /// What is answered to the next calls instead of 201.
    public final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    /// Sent along with those.
    public final Map<String, String> headers = new ConcurrentHashMap<>();

    private record Browser(String name, KeyPair pair, byte[] auth) {}

    public PushDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(command -> Thread.startVirtualThread(command));
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A browser agrees.
    public Subscription agree(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] auth = new byte[16];
            random.nextBytes(auth);
            Browser browser = new Browser(name, generator.generateKeyPair(), auth);
            browsers.put("/" + name, browser);
            byte[] key = point((ECPublicKey) browser.pair().getPublic());
            return new Subscription(
                    URI.create(origin() + "/" + name),
                    BASE64.encodeToString(key),
                    BASE64.encodeToString(auth));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(Map.copyOf(exchange.getRequestHeaders()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            Integer told = answers.poll();
            exchange.sendResponseHeaders(told != null ? told : take(exchange, body), -1);
        }
    }

    private int take(HttpExchange exchange, byte[] body) {
        Browser browser = browsers.get(exchange.getRequestURI().getPath());
        if (browser == null) {
            return 404;
        }
        try {
            checkSender(exchange.getRequestHeaders().getFirst("Authorization"));
            require("aes128gcm", exchange.getRequestHeaders().getFirst("Content-Encoding"));
            require("high", exchange.getRequestHeaders().getFirst("Urgency"));
            if (Integer.parseInt(exchange.getRequestHeaders().getFirst("TTL")) <= 0) {
                throw new GeneralSecurityException("gone at once");
            }
            read.add(browser.name() + ": " + open(browser, body));
            return 201;
        } catch (GeneralSecurityException | RuntimeException e) {
            read.add("wrong: " + e);
            return 400;
        }
    }

    private static void require(String wanted, String found) throws GeneralSecurityException {
        if (!wanted.equals(found)) {
            throw new GeneralSecurityException("not " + wanted + " but " + found);
        }
    }

    /// RFC 8292: `vapid t=` a token (RFC 7515, ES256), `k=` the key that signs it.
    private void checkSender(String authorization) throws GeneralSecurityException {
        String token = authorization.replaceFirst("^vapid t=([^,]+), ?k=.*$", "$1");
        String key = authorization.replaceFirst("^vapid t=[^,]+, ?k=", "");
        String[] parts = token.split("\\.", 3);
        Base64.Decoder decoder = Base64.getUrlDecoder();
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(decoder.decode(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        if (!signature.verify(decoder.decode(parts[2]))) {
            throw new GeneralSecurityException("forged");
        }
        JsonNode head = JsonMapper.shared().readTree(decoder.decode(parts[0]));
        require("ES256", head.path("alg").asString());
        JsonNode claims = JsonMapper.shared().readTree(decoder.decode(parts[1]));
        require(origin(), claims.path("aud").asString());
        long left = claims.path("exp").asLong() - Instant.now().getEpochSecond();
        if (left <= 0
                || left > 86_400
                || !claims.path("sub").asString().matches("(mailto:|https://).+")) {
            throw new GeneralSecurityException("no such claims: " + claims);
        }
        senders.add(key);
        if (!senders.getFirst().equals(key)) {
            throw new GeneralSecurityException("from somebody else");
        }
    }

    /// RFC 8291, 3.4, with the content coding of RFC 8188, 2.1.
    private static String open(Browser browser, byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = take(in, 16);
        int size = in.getInt();
        byte[] sender = take(in, in.get() & 0xFF);
        byte[] sealed = take(in, in.remaining());
        if (sealed.length > size) {
            throw new GeneralSecurityException("more than one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.pair().getPrivate());
        agreement.doPhase(key(sender), true);
        byte[] info =
                joined(
                        "WebPush: info\0".getBytes(US_ASCII),
                        point((ECPublicKey) browser.pair().getPublic()),
                        sender);
        byte[] input = derive(browser.auth(), agreement.generateSecret(), info, 32);
        byte[] key = derive(salt, input, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
        byte[] nonce = derive(salt, input, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return new String(padded, 0, end, UTF_8);
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(input)
                                .thenExpand(info, length));
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] octets = new byte[count];
        in.get(octets);
        return octets;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] point(ECPublicKey key) {
        return joined(
                new byte[] {4}, octets(key.getW().getAffineX()), octets(key.getW().getAffineY()));
    }

    private static byte[] octets(BigInteger number) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, all.length);
        System.arraycopy(all, all.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static ECPublicKey key(byte[] point) throws GeneralSecurityException {
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        ECPublicKey any = (ECPublicKey) curve.generateKeyPair().getPublic();
        ECPoint at =
                new ECPoint(
                        new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                        new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return (ECPublicKey)
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(at, any.getParams()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
