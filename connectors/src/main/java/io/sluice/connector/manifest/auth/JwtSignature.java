package io.sluice.connector.manifest.auth;

import io.sluice.connector.manifest.component.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** How a web token is signed: HS, RS, PS, ES with the size of their hash, or EdDSA. */
record JwtSignature(String algorithm) {

    static JwtSignature named(String algorithm, Component component) {
        if (!algorithm.matches("(HS|RS|PS|ES)(256|384|512)|EdDSA")) {
            throw component.invalid("signs by " + algorithm + ", which this version does not");
        }
        return new JwtSignature(algorithm);
    }

    /** The signed token of a head and of claims, both JSON. */
    String token(String head, String claims, String key, @Nullable String passphrase)
            throws JoseException, GeneralSecurityException, IOException {
        var token = new JsonWebSignature();
        token.getHeaders().setFullHeaderAsJsonString(head);
        token.setPayload(claims);
        token.setKey(key(key, passphrase));
        token.setDoKeyValidation(!isShared()); // APIs hand out shorter secrets than the standard wants
        return token.getCompactSerialization();
    }

    private Key key(String key, @Nullable String passphrase) throws GeneralSecurityException, IOException {
        return isShared()
                ? new HmacKey(key.getBytes(StandardCharsets.UTF_8))
                : PrivateKeys.read(key, family(), passphrase);
    }

    private boolean isShared() {
        return algorithm.startsWith("HS");
    }

    private String family() {
        return switch (algorithm.substring(0, 2)) {
            case "ES" -> "EC";
            case "Ed" -> "EdDSA";
            default -> "RSA";
        };
    }
}
