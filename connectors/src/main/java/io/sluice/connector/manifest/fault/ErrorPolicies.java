package io.sluice.connector.manifest.fault;

import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the policy that an error handler describes. */
public final class ErrorPolicies {
    private static final int RETRIES = 5;

    private ErrorPolicies() {}

    /** Without a handler, or with none that matches, the defaults of the reference engine hold. */
    public static ErrorPolicy of(@Nullable Component errorHandler, Surroundings around) {
        var policy = patient(errorHandler, around);
        return around.hasty() ? new Hasty(policy) : policy;
    }

    private static ErrorPolicy patient(@Nullable Component errorHandler, Surroundings around) {
        if (errorHandler == null) {
            return new HandlerPolicy(List.of(new Handler(List.of())), List.of(), RETRIES, around);
        }
        var handlers = flattened(errorHandler);
        return new HandlerPolicy(
                handlers.stream().map(Handler::of).toList(),
                handlers.stream()
                        .flatMap(handler -> handler.children("backoff_strategies").stream())
                        .map(strategy -> Backoffs.of(strategy, around.clock()))
                        .toList(),
                retries(handlers.getFirst(), around),
                around);
    }

    private static List<Component> flattened(Component handler) {
        return switch (handler.type()) {
            case "DefaultErrorHandler" -> List.of(handler);
            case "CompositeErrorHandler" -> {
                var inner = handler.children("error_handlers");
                if (inner.isEmpty()) {
                    throw handler.invalid("needs at least one error handler");
                }
                yield inner.stream().flatMap(one -> flattened(one).stream()).toList();
            }
            default -> throw handler.invalid("is no error handler that this version knows");
        };
    }

    private static int retries(Component handler, Surroundings around) {
        var value = handler.interpolated("max_retries", RETRIES).value(around.scope());
        if (!Types.truth(value)) {
            return 0;
        }
        var number = Backoffs.number(value);
        if (number == null) {
            throw handler.invalid("max_retries is no whole number: " + value);
        }
        return (int) Math.max(0, number);
    }
}
