package io.sluice.connector.manifest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts a base URL and a path, or a whole other URL, together. */
final class UrlPath {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern PARTS =
            Pattern.compile("([^:/?#]+://[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    private UrlPath() {}

    static String join(String base, String path) {
        if (path.isEmpty()) {
            return base;
        }
        return resolved(base.endsWith("/") ? base : base + "/", path);
    }

    /** Whether a path names a host of its own. */
    static boolean leads(String path) {
        return path.startsWith("//") || ABSOLUTE.matcher(path).matches();
    }

    private static String resolved(String base, String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            return path;
        }
        var from = PARTS.matcher(base);
        var to = PARTS.matcher(path);
        if (!from.matches() || !to.matches()) {
            return base + path;
        }
        var host = from.group(1) == null ? "" : from.group(1);
        if (path.startsWith("//")) {
            return host.substring(0, host.indexOf("//") < 0 ? 0 : host.indexOf("//")) + path;
        }
        var query = to.group(3) == null ? "" : to.group(3);
        if (to.group(2).isEmpty()) {
            return host + from.group(2) + (query.isEmpty() && from.group(3) != null ? from.group(3) : query);
        }
        return host + segments(from.group(2), to.group(2)) + query;
    }

    private static String segments(String base, String path) {
        var segments = new ArrayList<String>();
        if (!path.startsWith("/")) {
            segments.addAll(List.of(base.split("/", -1)));
            if (!segments.getLast().isEmpty()) {
                segments.removeLast();
            }
        }
        segments.addAll(List.of(path.split("/", -1)));
        var kept = new ArrayList<String>();
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.equals("..")) {
                if (kept.size() > 1) {
                    kept.removeLast();
                }
            } else if (!segment.equals(".") && (!segment.isEmpty() || i == 0 || i == segments.size() - 1)) {
                kept.add(segment);
            }
        }
        if (List.of(".", "..").contains(segments.getLast())) {
            kept.add("");
        }
        var joined = String.join("/", kept);
        return joined.startsWith("/") ? joined : "/" + joined;
    }
}
