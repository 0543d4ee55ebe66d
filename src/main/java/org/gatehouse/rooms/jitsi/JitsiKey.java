package org.gatehouse.rooms.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What tickets (JSON Web Tokens, RFC 7519) are signed with. Neither kind is ever printed.
sealed interface JitsiKey {
    /// The server's `app_secret`, shared with us (HS256).
    record Shared(String secret) implements JitsiKey {
        public Shared {
            if (secret.length() < 16) {
                throw new IllegalArgumentException(
                        "Jitsi's app secret is too short to be safe: use 32 characters or more");
            }
        }

        @Override
        public String toString() {
            return "Shared[secret]";
        }
    }

    /// An RSA key of ours whose public half the server knows by `id` (RS256).
    record Rsa(String id, PrivateKey key) implements JitsiKey {
        @Override
        public String toString() {
            return "Rsa[id=" + id + "]";
        }
    }

    /// Reads a private key in PEM (PKCS #8, `BEGIN PRIVATE KEY`).
    static Rsa rsa(String id, String pem) {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(body);
            return new Rsa(
                    id,
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "Jitsi's private key can't be read: it must be RSA in PKCS #8, beginning with BEGIN PRIVATE KEY");
        }
    }

    /// `claims` as a signed ticket.
    default String sign(ObjectNode claims) {
        ObjectNode header = JsonMapper.shared().createObjectNode();
        header.put("typ", "JWT");
        switch (this) {
            case Shared _ -> header.put("alg", "HS256");
            case Rsa(String id, _) -> header.put("alg", "RS256").put("kid", id);
        }
        String signed = base64(header.toString()) + "." + base64(claims.toString());
        return signed + "." + base64(signature(signed.getBytes(UTF_8)));
    }

    private byte[] signature(byte[] signed) {
        try {
            return switch (this) {
                case Shared(String secret) -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
                    yield mac.doFinal(signed);
                }
                case Rsa(_, PrivateKey key) -> {
                    Signature rsa = Signature.getInstance("SHA256withRSA");
                    rsa.initSign(key);
                    rsa.update(signed);
                    yield rsa.sign();
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
