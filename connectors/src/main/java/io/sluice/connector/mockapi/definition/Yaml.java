package io.sluice.connector.mockapi.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML into maps, lists and scalars, and back; dates stay text. */
public final class Yaml {
    private Yaml() {}

    /** Reads one document. */
    public static Map<String, Object> read(String text) {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(50_000_000);
        limits.setMaxAliasesForCollections(5_000);
        var yaml = new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(limits),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                limits,
                new DatesAreText());
        return Tree.map(named(yaml.load(text)));
    }

    /** A key may be written as a number or as nothing; all are names. */
    private static @Nullable Object named(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), named(value)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Yaml::named).collect(Collectors.toCollection(ArrayList::new));
            case null, default -> node;
        };
    }

    private static final class DatesAreText extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
