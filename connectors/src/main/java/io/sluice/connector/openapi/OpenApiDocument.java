package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.Nodes.list;
import static io.sluice.connector.openapi.Nodes.map;
import static io.sluice.connector.openapi.Nodes.text;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.PromptText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** An OpenAPI 3 or Swagger 2 document, JSON or YAML, its two dialects read as one. */
final class OpenApiDocument {

    private static final int LARGEST = 64 << 20;
    /** Where people keep files of any project: no API of theirs answers there. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)(.+\\.)?(githubusercontent\\.com|github\\.com|github\\.io|gitlab\\.com"
                    + "|bitbucket\\.org|jsdelivr\\.net|unpkg\\.com|amazonaws\\.com|googleapis\\.com|windows\\.net|dropbox\\.com|swaggerhub\\.com)");

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<String, @Nullable Object> root;
    private final boolean swagger2;
    /** Where the document was found, which its own addresses may be relative to; or null. */
    private final @Nullable URI origin;

    private OpenApiDocument(Map<String, @Nullable Object> root, @Nullable URI origin) {
        this.root = root;
        this.origin = origin;
        this.swagger2 = text(root.get("swagger")).startsWith("2");
    }

    /** {@code name} is its address or that of a file; throws a ConnectorException (BAD_SETTING) for anything else. */
    static OpenApiDocument read(String name, String text) {
        try {
            var root = map(reader().load(new PromptText(text, LONGEST)));
            if (root.get("paths") instanceof Map<?, ?>
                    && (root.containsKey("openapi") || text(root.get("swagger")).startsWith("2"))) {
                return new OpenApiDocument(root, name.matches("https?://[\\w./:~%-]+") ? URI.create(name) : null);
            }
            throw broken(name, "it has no paths, or names neither openapi 3 nor swagger 2", null);
        } catch (YAMLException e) {
            throw broken(name, String.valueOf(e.getMessage()), e);
        } catch (StackOverflowError e) {
            throw broken(name, "it is nested too deeply", null);
        }
    }

    /** JSON is YAML too; dates stay the text they are. */
    private static Yaml reader() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(1_000);
        var dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
                if (!tag.equals(Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, pattern, first, limit);
                }
            }
        });
    }

    private static ConnectorException broken(String name, String why, @Nullable Exception cause) {
        return new ConnectorException(
                Fault.BAD_SETTING,
                name,
                name + " is no OpenAPI document: " + why,
                "Give an OpenAPI 3 or Swagger 2 document, as JSON or YAML",
                cause);
    }

    String title() {
        return text(map(root.get("info")).get("title"));
    }

    /** Scheme, host and prefix of all paths; empty when the document leaves them open. */
    String baseUrl() {
        if (swagger2) {
            var host = text(root.get("host"));
            var schemes = list(root.get("schemes"));
            var scheme = schemes.contains("https") || schemes.isEmpty() ? "https" : text(schemes.getFirst());
            var path = text(root.get("basePath"));
            return host.isEmpty() ? beside(path) : scheme + "://" + host + trimmed(path);
        }
        var server =
                list(root.get("servers")).stream().findFirst().map(Nodes::map).orElse(Map.of());
        var url = text(server.get("url"));
        for (var variable : map(server.get("variables")).entrySet()) {
            url = url.replace(
                    "{" + variable.getKey() + "}", text(map(variable.getValue()).get("default")));
        }
        return url.startsWith("http") ? trimmed(url) : beside(url);
    }

    /** An address without a host is meant beside the document, unless that lies where only documents lie. */
    private String beside(String path) {
        if (path.isEmpty()
                || origin == null
                || ELSEWHERE.matcher(String.valueOf(origin.getHost())).matches()) {
            return "";
        }
        try {
            return trimmed(origin.resolve(path).toString());
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    /** Whether the API's host is that of the document, for want of another. */
    boolean isBeside() {
        return origin != null
                && baseUrl().startsWith(origin.getScheme() + "://" + origin.getRawAuthority())
                && (swagger2 ? text(root.get("host")).isEmpty() : !firstServer().startsWith("http"));
    }

    private String firstServer() {
        return list(root.get("servers")).stream()
                .findFirst()
                .map(server -> text(map(server).get("url")))
                .orElse("");
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    Map<String, @Nullable Object> securitySchemes() {
        return swagger2
                ? map(root.get("securityDefinitions"))
                : map(map(root.get("components")).get("securitySchemes"));
    }

    List<?> security() {
        return list(root.get("security"));
    }

    /** Every GET, in the document's order. */
    List<Operation> reads() {
        var reads = new ArrayList<Operation>();
        map(root.get("paths")).forEach((path, item) -> {
            var methods = resolved(item);
            var get = resolved(methods.get("get"));
            if (!get.isEmpty()) {
                reads.add(operation(path, get, list(methods.get("parameters"))));
            }
        });
        return reads;
    }

    private Operation operation(String path, Map<String, @Nullable Object> get, List<?> shared) {
        var response = success(get);
        var headers = new LinkedHashSet<String>();
        map(response.get("headers")).keySet().forEach(name -> headers.add(name.toLowerCase(Locale.ROOT)));
        var words =
                text(get.get("summary")) + " " + text(get.get("description")) + " " + text(response.get("description"));
        return new Operation(
                path,
                text(get.get("operationId")),
                words,
                parameters(shared, list(get.get("parameters"))),
                body(response),
                Set.copyOf(headers),
                get.containsKey("security") ? list(get.get("security")) : null);
    }

    private List<Parameter> parameters(List<?> shared, List<?> own) {
        var all = new LinkedHashMap<String, Parameter>();
        for (var list : List.of(shared, own)) {
            for (var item : list) {
                var parameter = resolved(item);
                var schema = swagger2 ? parameter : resolved(parameter.get("schema"));
                var one = new Parameter(
                        text(parameter.get("name")),
                        text(parameter.get("in")),
                        Boolean.TRUE.equals(parameter.get("required")),
                        schema,
                        text(parameter.get("description")));
                all.put(one.in() + " " + one.name(), one);
            }
        }
        return List.copyOf(all.values());
    }

    private Map<String, @Nullable Object> success(Map<String, @Nullable Object> get) {
        var responses = map(get.get("responses"));
        return responses.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .or(() -> Optional.of("default"))
                .map(status -> resolved(responses.get(status)))
                .orElse(Map.of());
    }

    /** The schema of the JSON body, or what an example of it shows. */
    private Map<String, @Nullable Object> body(Map<String, @Nullable Object> response) {
        if (swagger2) {
            var example = map(response.get("examples")).get("application/json");
            return response.get("schema") == null && example != null
                    ? Examples.schema(example)
                    : map(response.get("schema"));
        }
        var contents = map(response.get("content"));
        var json = contents.keySet().stream()
                .filter(type -> type.contains("json") || type.equals("*/*"))
                .findFirst()
                .map(type -> map(contents.get(type)))
                .orElse(Map.of());
        var example = json.get("example") != null
                ? json.get("example")
                : map(json.get("examples")).values().stream()
                        .findFirst()
                        .map(one -> resolved(one).get("value"))
                        .orElse(null);
        return json.get("schema") == null && example != null ? Examples.schema(example) : map(json.get("schema"));
    }

    /** The node itself, or what its reference inside the document points to; a circle or a foreign reference is empty. */
    Map<String, @Nullable Object> resolved(@Nullable Object node) {
        var current = map(node);
        for (var hops = 0; current.get("$ref") instanceof String reference; hops++) {
            if (hops > 20 || !reference.startsWith("#/")) {
                return Map.of();
            }
            Object target = root;
            for (var part : reference.substring(2).split("/")) {
                var name = part.replace("~1", "/")
                        .replace("~0", "~")
                        .replace("%7B", "{")
                        .replace("%7D", "}");
                target = map(target).get(name);
            }
            current = map(target);
        }
        return current;
    }
}
