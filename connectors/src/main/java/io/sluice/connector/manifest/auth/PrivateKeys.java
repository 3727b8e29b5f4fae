package io.sluice.connector.manifest.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys as PEM writes them: PKCS #8, plain or encrypted, and the older forms of RSA and of elliptic curves. */
final class PrivateKeys {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END");
    private static final String RSA = "300d06092a864886f70d0101010500";
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;
    private static final byte CURVE = (byte) 0xa0;

    private PrivateKeys() {}

    static PrivateKey read(String text, String family, @Nullable String passphrase) throws GeneralSecurityException {
        var pem = PEM.matcher(text.replace("\\n", "\n"));
        if (!pem.find()) {
            throw new IllegalArgumentException("no PEM");
        }
        var bytes = Base64.getMimeDecoder().decode(pem.group(2));
        var keys = KeyFactory.getInstance(family);
        return switch (pem.group(1).strip()) {
            case "" -> keys.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            case "RSA" ->
                keys.generatePrivate(
                        new PKCS8EncodedKeySpec(wrapped(HexFormat.of().parseHex(RSA), bytes)));
            case "EC" -> keys.generatePrivate(new PKCS8EncodedKeySpec(wrapped(curve(bytes), bytes)));
            case "ENCRYPTED" -> keys.generatePrivate(decrypted(bytes, passphrase));
            default -> throw new IllegalArgumentException("an unknown form");
        };
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] bytes, @Nullable String passphrase)
            throws GeneralSecurityException {
        try {
            var sealed = new EncryptedPrivateKeyInfo(bytes);
            var secret = SecretKeyFactory.getInstance(sealed.getAlgParameters().toString())
                    .generateSecret(new PBEKeySpec((passphrase == null ? "" : passphrase).toCharArray()));
            return sealed.getKeySpec(secret);
        } catch (IOException broken) {
            throw new GeneralSecurityException(broken);
        }
    }

    /** An older form inside a PKCS #8 envelope. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return tagged(SEQUENCE, joined(new byte[] {2, 1, 0}, algorithm, tagged(OCTETS, key)));
    }

    /** The algorithm of an elliptic key, whose curve stands inside the key under tag 0. */
    private static byte[] curve(byte[] key) {
        for (var at = 0; at < key.length - 2; at++) {
            if (key[at] == CURVE && key[at + 2] == 6 && key[at + 1] == key[at + 3] + 2) {
                var name = new byte[key[at + 1]];
                System.arraycopy(key, at + 2, name, 0, name.length);
                return tagged(SEQUENCE, joined(HexFormat.of().parseHex("06072a8648ce3d0201"), name));
            }
        }
        throw new IllegalArgumentException("a key without a curve");
    }

    private static byte[] tagged(byte tag, byte[] content) {
        var length = content.length;
        var size = length < 128
                ? new byte[] {(byte) length}
                : length < 256
                        ? new byte[] {(byte) 0x81, (byte) length}
                        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(new byte[] {tag}, size, content);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
