package io.sluice.connector.manifest.fault;

import io.sluice.connector.expression.python.Numbers;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Makes the backoff strategies of manifests. */
final class Backoffs {
    private Backoffs() {}

    static Backoff of(Component strategy, Clock clock) {
        return switch (strategy.type()) {
            case "ConstantBackoffStrategy" -> constant(strategy);
            case "ExponentialBackoffStrategy" -> exponential(strategy);
            case "WaitTimeFromHeader" -> new HeaderBackoff(strategy, null);
            case "WaitUntilTimeFromHeader" -> new HeaderBackoff(strategy, clock);
            case "WaitTimeFromResponse" -> new AnswerBackoff(strategy);
            default -> throw strategy.invalid("is no backoff strategy that this version knows");
        };
    }

    private static Backoff constant(Component strategy) {
        var time = strategy.interpolated("backoff_time_in_seconds");
        return (response, attempt, scope) -> Backoff.seconds(number(strategy, time, scope) + jitter(strategy));
    }

    private static Backoff exponential(Component strategy) {
        var factor = strategy.interpolated("factor", 5);
        return (response, attempt, scope) -> Backoff.seconds(
                number(strategy, factor, scope) * Math.pow(2, Math.min(attempt, 30)) + jitter(strategy));
    }

    private static double jitter(Component strategy) {
        return strategy.plain("jitter_range_in_seconds") instanceof Number range && range.doubleValue() > 0
                ? ThreadLocalRandom.current().nextDouble(range.doubleValue() * 2)
                : 0;
    }

    static double number(Component strategy, Interpolated field, Scope scope) {
        var value = number(field.value(scope));
        if (value == null) {
            throw strategy.invalid("is no number: " + field.raw());
        }
        return value;
    }

    static @Nullable Double number(@Nullable Object value) {
        if (Types.isNumber(value)) {
            return Numbers.toDouble(value);
        }
        try {
            return value instanceof String text ? Double.valueOf(text.strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
