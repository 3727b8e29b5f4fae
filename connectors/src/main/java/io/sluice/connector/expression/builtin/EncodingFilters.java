package io.sluice.connector.expression.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.PythonJson;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.UrlText;
import io.sluice.connector.expression.syntax.Builtins.Filter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Filters that write a value another way: JSON, URL, base64, digests. */
final class EncodingFilters {
    private static final Map<String, String> DIGESTS = Map.of(
            "md5", "MD5",
            "sha1", "SHA-1",
            "sha224", "SHA-224",
            "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha512", "SHA-512");

    private EncodingFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "string", (value, none) -> string(value),
                "tojson", (value, none) -> forHtml(PythonJson.write(value, true)),
                "urlencode", (value, none) -> UrlText.encode(value),
                "base64encode",
                        (value, none) -> Base64.getEncoder()
                                .encodeToString(encodable(value).getBytes(UTF_8)),
                "base64decode", (value, none) -> decoded(value),
                "base64binascii_decode",
                        (value, none) -> Base64.getEncoder()
                                .encodeToString(encodable(value).getBytes(UTF_8)),
                "hash", EncodingFilters::hash,
                "hmac", EncodingFilters::hmac);
    }

    /** What is no text becomes a string literal of its JSON, so that reading it back gives the text. */
    private static String string(@Nullable Object value) {
        return value instanceof String text ? text : "\"\"\"" + PythonJson.write(value, false) + "\"\"\"";
    }

    private static String forHtml(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
    }

    private static String encodable(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new PythonError("AttributeError", "'" + Types.name(value) + "' object has no attribute 'encode'");
    }

    /** Lenient as the reference: what is no base64 character is skipped. */
    private static String decoded(@Nullable Object value) {
        var kept = encodable(value).replaceAll("[^A-Za-z0-9+/=]", "");
        try {
            return new String(Base64.getDecoder().decode(kept), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new PythonError("Error", "Incorrect padding");
        }
    }

    private static Object hash(@Nullable Object value, Arguments arguments) {
        var name = arguments.text(0, "hash_type", "md5");
        var algorithm = DIGESTS.get(name);
        if (algorithm == null) {
            throw new PythonError("AttributeError", "No hashing function named " + name);
        }
        var salt = arguments.at(1, "salt", null);
        try {
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(Text.str(value).getBytes(UTF_8));
            digest.update((Types.truth(salt) ? Text.str(salt) : "").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object hmac(@Nullable Object value, Arguments arguments) {
        var kind = arguments.text(1, "hash_type", "sha256");
        if (!kind.equals("sha256")) {
            throw PythonError.value("Hash type '" + kind + "' is not allowed. Allowed types: sha256");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Text.str(arguments.at(0, "key")).getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(Text.str(value).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
