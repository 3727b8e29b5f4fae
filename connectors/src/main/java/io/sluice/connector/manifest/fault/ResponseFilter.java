package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recognises answers by status, by a condition or by what their error says, and says what to do about them. */
final class ResponseFilter {
    private final @Nullable Action action;
    private final Set<Integer> codes;
    private final @Nullable Interpolated predicate;
    private final String contained;
    private final @Nullable Interpolated message;
    private final String failureType;

    ResponseFilter(Component filter) {
        action = action(filter);
        codes = filter.list("http_codes").stream()
                .filter(Number.class::isInstance)
                .map(code -> ((Number) code).intValue())
                .collect(Collectors.toSet());
        predicate = filter.text("predicate", "").isEmpty() ? null : filter.interpolated("predicate");
        contained = filter.text("error_message_contains", "");
        message = filter.text("error_message", "").isEmpty() ? null : filter.interpolated("error_message");
        failureType = filter.text("failure_type", "");
    }

    private static @Nullable Action action(Component filter) {
        var name = filter.text("action", "");
        try {
            return name.isEmpty() ? null : Action.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw filter.invalid("the action " + name + " is not supported");
        }
    }

    boolean looksInside() {
        return predicate != null || !contained.isEmpty();
    }

    Optional<Resolution> resolve(HttpResponse response, Scope scope) {
        return action != null && matches(response, scope)
                ? Optional.of(new Resolution(action, fault(response.status()), message(response, scope)))
                : Optional.empty();
    }

    private boolean matches(HttpResponse response, Scope scope) {
        return codes.contains(response.status())
                || predicate != null && predicate.holds(seen(response, scope))
                || !contained.isEmpty() && says(response);
    }

    private boolean says(HttpResponse response) {
        var error = ErrorBody.error(response);
        return error != null && error.contains(contained);
    }

    private Fault fault(int status) {
        var usual = status < 400 ? Fault.CONTRACT_BROKEN : Resolution.fault(status);
        if (action != Action.FAIL) {
            return usual;
        }
        return switch (failureType) {
            case "config_error" ->
                usual == Fault.UNAUTHORIZED || usual == Fault.FORBIDDEN || usual == Fault.NOT_FOUND
                        ? usual
                        : Fault.BAD_SETTING;
            case "transient_error" -> Fault.OVERLOADED;
            default -> usual;
        };
    }

    private String message(HttpResponse response, Scope scope) {
        try {
            return message == null ? "" : message.text(seen(response, scope));
        } catch (PythonError undefined) {
            return "";
        }
    }

    private static Scope seen(HttpResponse response, Scope scope) {
        return scope.with("response", ErrorBody.json(response))
                .with("headers", response.headers())
                .with("request_url", withoutSecrets(response.url()));
    }

    /** Some APIs take their key in the query. */
    private static String withoutSecrets(URI url) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + (url.getRawPath() == null ? "" : url.getRawPath());
    }
}
