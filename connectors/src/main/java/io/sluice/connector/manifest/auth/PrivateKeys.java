package io.sluice.connector.manifest.auth;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.util.encoders.DecoderException;
import org.jspecify.annotations.Nullable;

/** Private keys as PEM writes them: PKCS #8 and the older forms of RSA and of elliptic curves, plain or under a passphrase. */
final class PrivateKeys {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private PrivateKeys() {}

    static PrivateKey read(String text, String family, @Nullable String passphrase)
            throws GeneralSecurityException, IOException {
        var secret = (passphrase == null ? "" : passphrase).toCharArray();
        try (var pem = new PEMParser(new StringReader(inLines(text)))) {
            for (var block = pem.readObject(); block != null; block = pem.readObject()) {
                var key = opened(block, secret);
                if (key != null) {
                    return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
                }
            }
        } catch (OperatorException | PKCSException | DecoderException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
        throw new GeneralSecurityException("no private key");
    }

    /** Settings often hold a key in one line, and fields of forms drop its breaks or make blanks of them. */
    private static String inLines(String text) {
        var bare = text.replace("\\n", "\n").replaceAll("(?m)^[ \t]+|[ \t\r]+$", "");
        return BLOCK.matcher(bare).replaceAll(block -> {
            // what says how an older form is sealed is in lines of its own
            var body = block.group(2).contains(":")
                    ? block.group(2)
                    : block.group(2).replaceAll("\\s", "");
            var lines = "\n-----BEGIN " + block.group(1) + "-----\n" + body.strip();
            return Matcher.quoteReplacement(lines + "\n-----END " + block.group(1) + "-----\n");
        });
    }

    /** Null where the block is none: files of elliptic keys often begin with their curve. */
    private static @Nullable PrivateKeyInfo opened(Object block, char[] secret)
            throws IOException, OperatorException, PKCSException {
        return switch (block) {
            case PrivateKeyInfo key -> key;
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PEMEncryptedKeyPair pair ->
                pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                .setProvider(ciphers())
                                .build(secret))
                        .getPrivateKeyInfo();
            case PKCS8EncryptedPrivateKeyInfo key ->
                key.decryptPrivateKeyInfo(new JcePKCSPBEInputDecryptorProviderBuilder()
                        .setProvider(ciphers())
                        .build(secret));
            default -> null;
        };
    }

    /** The JDK's do not go by the names that keys give. */
    private static Provider ciphers() {
        return new BouncyCastleProvider();
    }
}
