package io.sluice.connector.manifest.auth;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A JSON web token that is signed with a key of the settings; used for half of the time it is good for. */
final class JsonWebToken implements Authenticator {
    private static final long USUAL_SECONDS = 1200;

    private final Component component;
    private final Surroundings around;
    private final JwtSignature signature;
    private final @Nullable RequestOption place;
    private final long seconds;
    private @Nullable String token;
    private Instant used = Instant.MIN;

    private JsonWebToken(Component component, Surroundings around) {
        this.component = component;
        this.around = around;
        signature =
                JwtSignature.named(Text.str(component.interpolated("algorithm").value(around.scope())), component);
        var option = component.child("request_option");
        place = option == null ? null : RequestOption.of(option);
        seconds = component.plain("token_duration") instanceof Long given ? given : USUAL_SECONDS;
    }

    static JsonWebToken of(Component component, Surroundings around) {
        return new JsonWebToken(component, around);
    }

    @Override
    public RequestOptions options(Scope scope) {
        var prefix = text(component, "header_prefix");
        var value = prefix == null ? token() : prefix + " " + token();
        return place == null
                ? Authenticators.header("Authorization", value)
                : place.put(RequestOptions.NONE, value, around.scope());
    }

    private synchronized String token() {
        var now = around.clock().instant();
        if (token == null || now.isBefore(used) || !now.isBefore(used.plusSeconds(Math.max(1, seconds / 2)))) {
            token = signed(now);
            used = now;
            around.mask().add(token);
        }
        return token;
    }

    private String signed(Instant now) {
        var head = JsonValues.write(head());
        var claims = JsonValues.write(claims(now.getEpochSecond()));
        try {
            return signature.token(head, claims, key(), secret("passphrase"));
        } catch (InvalidKeyException unfit) {
            throw badKey(
                    "does not fit " + signature.algorithm() + ": " + unfit.getMessage(),
                    "Give a key of the right kind and size");
        } catch (JoseException | GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw badKey(
                    "signs nothing by " + signature.algorithm(),
                    "Give the whole private key as PEM, with its first and last line, or the shared secret");
        }
    }

    /** Without the cause, which may repeat the key. */
    private ConnectorException badKey(String why, String advice) {
        return new ConnectorException(
                Fault.BAD_SETTING, "secret_key", component.path() + ": the key of the settings " + why, advice, null);
    }

    private Map<String, @Nullable Object> head() {
        var head = new TreeMap<String, @Nullable Object>(
                more("additional_jwt_headers", List.of("kid", "alg", "typ", "cty")));
        var given = component.with(fields("jwt_headers"));
        for (var name : List.of("kid", "cty")) {
            var value = text(given, name);
            if (value != null) {
                head.put(name, value);
            }
        }
        var type = given.has("typ") ? text(given, "typ") : "JWT";
        if (type != null) {
            head.put("typ", type);
        }
        head.put("alg", signature.algorithm());
        return head;
    }

    private Map<String, @Nullable Object> claims(long now) {
        var claims =
                new LinkedHashMap<>(more("additional_jwt_payload", List.of("iss", "sub", "aud", "iat", "exp", "nbf")));
        var given = component.with(fields("jwt_payload"));
        for (var name : List.of("iss", "sub", "aud")) {
            var value = text(given, name);
            if (value != null) {
                claims.put(name, value);
            }
        }
        claims.put("iat", now);
        claims.put("exp", now + seconds);
        claims.put("nbf", now);
        return claims;
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> more(String field, List<String> reserved) {
        if (!(component.interpolation(field).value(around.scope()) instanceof Map<?, ?> map)) {
            return Map.of();
        }
        if (reserved.stream().anyMatch(map::containsKey)) {
            throw component.invalid(field + " must have none of " + String.join(", ", reserved));
        }
        return (Map<String, @Nullable Object>) map;
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> fields(String name) {
        return component.plain(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private @Nullable String text(Component holder, String field) {
        var value = holder.has(field) ? Text.str(holder.interpolated(field).value(around.scope())) : "";
        return value.isEmpty() ? null : value;
    }

    private @Nullable String secret(String field) {
        var secret = text(component, field);
        if (secret != null) {
            around.mask().add(secret);
        }
        return secret;
    }

    private String key() {
        var key = secret("secret_key");
        if (key == null) {
            throw component.invalid("secret_key is empty");
        }
        return component.interpolated("base64_encode_secret_key", false).holds(around.scope())
                ? Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))
                : key;
    }
}
