package io.sluice.connector.manifest.fault;

import io.sluice.connector.expression.python.ForeignPattern;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The API says in a header how long to wait, or, with a clock, until when. */
final class HeaderBackoff implements Backoff {
    private final Component strategy;
    private final @Nullable Clock clock;
    private final Interpolated header;
    private final @Nullable Interpolated regex;
    private final @Nullable Interpolated least;
    private final LongestWait most;

    HeaderBackoff(Component strategy, @Nullable Clock clock) {
        this.strategy = strategy;
        this.clock = clock;
        header = strategy.interpolated("header");
        regex = strategy.has("regex") ? strategy.interpolated("regex") : null;
        least = clock != null && strategy.has("min_wait") ? strategy.interpolated("min_wait") : null;
        most = new LongestWait(strategy);
    }

    @Override
    public Optional<Duration> wait(@Nullable HttpResponse response, int attempt, Scope scope) {
        var told = response == null ? null : told(response, scope);
        var seconds = clock == null ? told : until(told, scope);
        if (seconds == null || seconds <= 0) {
            return Optional.empty();
        }
        return most.bound(seconds, scope);
    }

    private @Nullable Double until(@Nullable Double time, Scope scope) {
        var floor = least == null ? null : Backoffs.number(least.value(scope));
        if (time == null || time == 0 || clock == null) {
            return floor;
        }
        var wait = time - clock.millis() / 1000.0;
        return floor == null ? wait : Math.max(wait, floor);
    }

    /** A regular expression finds the number at the start of the header; where it finds nothing the header counts whole. */
    private @Nullable Double told(HttpResponse response, Scope scope) {
        var value = response.headers().get(header.text(scope));
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (regex != null) {
            return Backoffs.number(
                    pattern(regex.text(scope)).on(value, match -> match.lookingAt() ? match.group() : value));
        }
        return Backoffs.number(value);
    }

    private ForeignPattern pattern(String text) {
        try {
            return new ForeignPattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw strategy.invalid("regex is no regular expression: " + text);
        }
    }
}
