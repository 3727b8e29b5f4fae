package io.sluice.connector.manifest.fault;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds in the body of an answer what it says about an error. */
public final class ErrorBody {
    private static final int LONGEST = 400;
    private static final List<String> FIELDS = List.of(
            "message",
            "messages",
            "error",
            "errors",
            "failures",
            "failure",
            "detail",
            "err",
            "error_message",
            "msg",
            "reason",
            "status_message");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern NO_TEXT = Pattern.compile("(?is)<(script|style)[^>]*>.*?</\\1>|<[^>]*>");

    private ErrorBody() {}

    /** The error that a JSON body names, as the reference engine looks for it; the whole body where it is no JSON. */
    static @Nullable String error(HttpResponse response) {
        var text = text(response);
        var json = json(response);
        return json instanceof Map<?, ?> map && map.isEmpty() && !text.strip().equals("{}") ? text : find(json);
    }

    static @Nullable Object json(HttpResponse response) {
        try {
            return response.json();
        } catch (UncheckedIOException | ConnectorException e) {
            return Map.of();
        }
    }

    private static String text(HttpResponse response) {
        try {
            return response.text();
        } catch (UncheckedIOException | ConnectorException e) {
            return "";
        }
    }

    private static @Nullable String find(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case List<?> items ->
                items.stream().map(ErrorBody::find).filter(Objects::nonNull).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                FIELDS.stream()
                        .map(map::get)
                        .filter(found -> found != null && !found.equals("") && !found.equals(List.of()))
                        .findFirst()
                        .map(ErrorBody::find)
                        .orElse(null);
            case null, default -> null;
        };
    }

    /** The part of the body that helps a person, on one short line; empty without one. */
    public static String excerpt(HttpResponse response) {
        var found = find(json(response));
        var text = found == null || found.isBlank() ? text(response) : found;
        return shortened(text);
    }

    /** A text of the API on one short line; of an HTML page its title, or what it says without the tags. */
    public static String shortened(String text) {
        var title = TITLE.matcher(text);
        var plain = title.find() ? title.group(1) : NO_TEXT.matcher(text).replaceAll(" ");
        var line = plain.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
