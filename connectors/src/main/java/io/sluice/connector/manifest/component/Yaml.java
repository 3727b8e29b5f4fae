package io.sluice.connector.manifest.component;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the YAML of a manifest into plain values: maps in order, lists, texts, longs, doubles, booleans. */
final class Yaml {
    private static final int LARGEST = 32 << 20;
    private static final int MOST_PARTS = 2_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Yaml() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> read(String name, String text) {
        try {
            var loaded = reader().load(new PromptText(text, LONGEST));
            if (new Unfolded().plain(loaded) instanceof Map<?, ?> map) {
                return (Map<String, @Nullable Object>) map;
            }
            throw broken(name, "it is no mapping", null);
        } catch (YAMLException e) {
            throw broken(name, why(e), e);
        } catch (StackOverflowError e) {
            throw broken(name, "it is nested too deeply", null);
        }
    }

    private static org.yaml.snakeyaml.Yaml reader() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(1_000);
        options.setAllowDuplicateKeys(true);
        var dumping = new DumperOptions();
        return new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(options), new Representer(dumping), dumping, options, new DatesAreText());
    }

    /** Plain values; an alias becomes a copy, so few lines may ask for more than memory holds. */
    private static final class Unfolded {
        private int parts;

        @Nullable
        Object plain(@Nullable Object value) {
            if (++parts > MOST_PARTS) {
                throw new YAMLException("its aliases unfold to more than " + MOST_PARTS + " parts");
            }
            return switch (value) {
                case Integer number -> number.longValue();
                case BigInteger big -> big.bitLength() < 64 ? (Object) big.longValue() : big;
                case Date ignored -> throw new IllegalStateException("dates are read as text");
                case Map<?, ?> map -> {
                    var copy = new LinkedHashMap<String, @Nullable Object>();
                    map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
                    yield copy;
                }
                case List<?> list -> {
                    var copy = new ArrayList<@Nullable Object>(list.size());
                    list.forEach(item -> copy.add(plain(item)));
                    yield copy;
                }
                case null, default -> value;
            };
        }
    }

    /** In one line, for it stands in tables too. */
    private static String why(YAMLException e) {
        return e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? "%s in line %d, column %d"
                        .formatted(
                                marked.getProblem(),
                                marked.getProblemMark().getLine() + 1,
                                marked.getProblemMark().getColumn() + 1)
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static ConnectorException broken(String name, String why, @Nullable Throwable cause) {
        return new ConnectorException(
                Fault.BAD_SETTING, name, name + " is no manifest: " + why, "Give a declarative YAML manifest", cause);
    }

    /** A bare date is a text in every field that manifests have. */
    private static final class DatesAreText extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, java.util.regex.Pattern pattern, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
