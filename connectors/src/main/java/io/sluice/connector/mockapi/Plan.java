package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Definition;
import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.template.Template;
import io.sluice.connector.mockapi.template.Unreadable;
import io.sluice.connector.mockapi.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Derives from a manifest what the mock needs: the copy that leads to it, a configuration, the endpoints. */
final class Plan {
    private static final Duration USUAL_HISTORY = Duration.ofDays(40);
    private static final Set<String> URLS = Set.of("url_base", "url", "path", "token_refresh_endpoint");
    private static final Set<String> NEEDS_CONFIG = Set.of(
            "url_base",
            "url",
            "path",
            "token_refresh_endpoint",
            "api_token",
            "username",
            "client_id",
            "client_secret",
            "refresh_token",
            "session_token",
            "cursor_value",
            "stop_condition",
            "secret_key",
            "values");
    private static final Set<String> TIMES = Set.of("datetime", "start_datetime", "end_datetime");
    private static final Pattern NOTHING_BUT_CONFIG =
            Pattern.compile("\\s*\\{\\{\\s*config[\\w.'\"\\[\\]]*\\s*\\}\\}\\s*");
    private static final Pattern BARE_START =
            Pattern.compile("\\s*\\{\\{\\s*config(?:\\.(\\w+)|\\[['\"](\\w+)['\"]\\]).*", Pattern.DOTALL);

    private final Map<String, @Nullable Object> manifest;
    private final Map<String, @Nullable Object> config;
    private final Desk desk;

    Plan(Definition written, String base, Instant now) {
        var hosts = new Hosts(base, MockApi.LARGEST_PAGE);
        this.manifest = Tree.map(hosts.in(written.written()));
        var definition = Definition.of(manifest);
        var start = now.minus(history(definition, now));
        var addresses = new LinkedHashSet<String>();
        var needed = new LinkedHashSet<String>();
        definition.streams().forEach(stream -> look(stream, "", addresses, needed));
        var moments = Moments.of(definition.streams());
        this.config =
                new SampleConfig(addresses, needed, moments, hosts, base, start, now).of(definition.specification());
        var endpoints = new Endpoints(Scope.of(config, now), start);
        this.desk = new Desk(endpoints.of(definition), endpoints.desk(), Scope.of(config, now), base);
    }

    Map<String, @Nullable Object> manifest() {
        return manifest;
    }

    Map<String, @Nullable Object> config() {
        return config;
    }

    Desk desk() {
        return desk;
    }

    /** Long enough for two slices of every stream that has them, and not for hundreds. */
    private static Duration history(Definition definition, Instant now) {
        var scope = Scope.of(Map.of(), now);
        var steps = new ArrayList<Duration>();
        for (var stream : definition.streams()) {
            var step = scope.text(Tree.at(stream, "incremental_sync", "step"));
            if (step != null && !Span.of(step).isZero()) {
                steps.add(Span.of(step));
            }
        }
        if (steps.isEmpty()) {
            return USUAL_HISTORY;
        }
        var wanted = steps.stream()
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other)
                .multipliedBy(5)
                .dividedBy(2);
        var most = steps.stream()
                .reduce((one, other) -> one.compareTo(other) < 0 ? one : other)
                .orElseThrow()
                .multipliedBy(60);
        return wanted.compareTo(most) > 0 ? most : wanted;
    }

    /** Fields of the configuration that stand at the start of an address, and those that no request can do without. */
    private static void look(@Nullable Object part, String key, Set<String> addresses, Set<String> needed) {
        switch (part) {
            case Map<?, ?> map -> map.forEach((name, value) -> look(value, name.toString(), addresses, needed));
            case List<?> list -> list.forEach(item -> look(item, key, addresses, needed));
            case String text
            when TIMES.contains(key) && NOTHING_BUT_CONFIG.matcher(text).matches() -> needed.addAll(fields(text));
            case String text
            when text.contains("config") && NEEDS_CONFIG.contains(key) -> {
                needed.addAll(fields(text));
                var bare = BARE_START.matcher(text);
                if (URLS.contains(key) && !key.equals("path") && bare.matches() && !text.contains("get(")) {
                    addresses.add(bare.group(1) == null ? bare.group(2) : bare.group(1));
                }
            }
            case null, default -> {}
        }
    }

    private static List<String> fields(String text) {
        try {
            return Template.of(text).parts().stream()
                    .filter(part -> part.expression() != null)
                    .flatMap(part -> part.expression().paths().stream())
                    .filter(path -> path.size() > 1 && path.getFirst().equals("config"))
                    .map(path -> path.get(1))
                    .toList();
        } catch (Unreadable statements) {
            return List.of();
        }
    }
}
