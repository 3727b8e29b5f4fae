package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One GET of a document: {@code response} is the schema of its success, {@code headers} the names of its headers in lower case. */
record Operation(
        String path,
        String id,
        String words,
        List<Parameter> parameters,
        Map<String, @Nullable Object> response,
        Set<String> headers,
        @Nullable List<?> security) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    List<Parameter> query() {
        return parameters.stream().filter(Parameter::isQuery).toList();
    }

    /** The variables of the path, in its order. */
    List<String> variables() {
        var names = new ArrayList<String>();
        var matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** What the path ends in, without a slash or the ending of a format. */
    String lastPart() {
        return path.replaceFirst("/$", "").replaceFirst("\\.(json|xml)$", "").replaceFirst(".*/", "");
    }

    Optional<Parameter> parameter(String in, String name) {
        return parameters.stream()
                .filter(one -> one.in().equals(in) && one.name().equals(name))
                .findFirst();
    }

    /** The path up to the last variable: of {@code /shops/{id}/orders} {@code /shops}. */
    Optional<String> collectionPath() {
        var last = path.lastIndexOf('{');
        return last <= 1 ? Optional.empty() : Optional.of(path.substring(0, last - 1));
    }
}
