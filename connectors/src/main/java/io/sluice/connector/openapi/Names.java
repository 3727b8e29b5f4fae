package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names as streams and settings have them, and whether two mean the same. */
final class Names {

    private Names() {}

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_+|_+$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Letters alone, one and many alike. */
    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    static String key(String name) {
        var letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return singular(letters);
    }

    static String singular(String name) {
        if (name.endsWith("ies") && name.length() > 4) {
            return name.substring(0, name.length() - 3) + "y";
        }
        return name.endsWith("s") && !name.endsWith("ss") && name.length() > 3
                ? name.substring(0, name.length() - 1)
                : name;
    }

    /** The last fixed part of a path, with the ones before it as long as the name is taken. */
    static String stream(String path, Set<String> taken) {
        var parts = new ArrayList<String>();
        for (var part : List.of(path.split("/"))) {
            var fixed = part.replaceAll("\\{[^}]*}", "").replaceAll("\\.(json|xml)$", "");
            if (!fixed.isBlank() && !fixed.matches("v\\d+(\\.\\d+)?|api|rest")) {
                parts.add(snake(fixed));
            }
        }
        if (parts.isEmpty()) {
            parts.add("records");
        }
        var name = parts.getLast();
        for (var i = parts.size() - 2; i >= 0 && taken.contains(name); i--) {
            name = parts.get(i) + "_" + name;
        }
        var unique = name;
        for (var n = 2; taken.contains(unique); n++) {
            unique = name + "_" + n;
        }
        return unique;
    }
}
