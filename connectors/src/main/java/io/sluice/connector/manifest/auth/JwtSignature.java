package io.sluice.connector.manifest.auth;

import io.sluice.connector.manifest.component.Component;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a web token is signed: {@code family} (HS, RS, PS, ES, EdDSA) and the size of the hash. */
record JwtSignature(String algorithm, String family, int bits) {

    static JwtSignature named(String algorithm, Component component) {
        if (algorithm.equals("EdDSA")) {
            return new JwtSignature(algorithm, algorithm, 0);
        }
        if (!algorithm.matches("(HS|RS|PS|ES)(256|384|512)")) {
            throw component.invalid("signs by " + algorithm + ", which this version does not");
        }
        return new JwtSignature(algorithm, algorithm.substring(0, 2), Integer.parseInt(algorithm.substring(2)));
    }

    byte[] of(byte[] text, String key, @Nullable String passphrase) throws GeneralSecurityException {
        return family.equals("HS") ? shared(text, key) : signed(text, key, passphrase);
    }

    private byte[] shared(byte[] text, String key) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA" + bits);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
        return mac.doFinal(text);
    }

    private byte[] signed(byte[] text, String key, @Nullable String passphrase) throws GeneralSecurityException {
        var signature = Signature.getInstance(name());
        var parameters = parameters();
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initSign(PrivateKeys.read(key, keyFamily(), passphrase));
        signature.update(text);
        return signature.sign();
    }

    private String keyFamily() {
        return switch (family) {
            case "ES" -> "EC";
            case "EdDSA" -> "EdDSA";
            default -> "RSA";
        };
    }

    private String name() {
        return switch (family) {
            case "ES" -> "SHA" + bits + "withECDSAinP1363Format";
            case "PS" -> "RSASSA-PSS";
            case "RS" -> "SHA" + bits + "withRSA";
            default -> family;
        };
    }

    @Nullable
    AlgorithmParameterSpec parameters() {
        var hash = "SHA-" + bits;
        return family.equals("PS")
                ? new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1)
                : null;
    }
}
