package io.sluice.connector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an operation hands out its pages: a {@code Link} header, a next address, a cursor, a page number, an offset, or not at all. */
final class Pagination {

    private static final Set<String> CURSORS = Set.of(
            "cursor",
            "pagetoken",
            "nexttoken",
            "after",
            "startingafter",
            "continuation",
            "continuationtoken",
            "marker",
            "nextcursor",
            "pagecursor",
            "nextpagetoken",
            "startcursor",
            "aftercursor",
            "token",
            "bookmark",
            "scrollid");
    private static final Set<String> NEXT_CURSORS = Set.of(
            "nextcursor",
            "nextpagetoken",
            "nexttoken",
            "cursor",
            "next",
            "after",
            "continuation",
            "continuationtoken",
            "nextmarker",
            "endcursor",
            "nextpage",
            "nextpagecursor",
            "bookmark",
            "scrollid");
    private static final Set<String> NEXT_LINKS =
            Set.of("next", "nexturl", "nextlink", "nextpageurl", "nextpage", "odatanextlink", "nexthref", "nexturi");
    private static final Set<String> PAGES =
            Set.of("page", "pagenumber", "pageno", "pagenum", "pageindex", "p", "pg", "currentpage");
    private static final Set<String> OFFSETS =
            Set.of("offset", "skip", "start", "startat", "startindex", "from", "firstresult", "recordoffset");
    private static final Set<String> SIZES = Set.of(
            "perpage",
            "pagesize",
            "limit",
            "size",
            "count",
            "pagelimit",
            "maxresults",
            "take",
            "top",
            "rows",
            "num",
            "results",
            "resultsperpage",
            "itemsperpage",
            "max");
    private static final Set<String> WRAPPERS = Set.of(
            "meta", "pagination", "paging", "pageinfo", "links", "cursors", "metadata", "responsemetadata", "page");
    private static final long USUAL_SIZE = 100;
    private static final long LARGEST_SIZE = 1_000;

    private final Operation operation;
    private final Schemas schemas;
    private final RecordPath records;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> guesses = new ArrayList<>();

    Pagination(Operation operation, Schemas schemas, RecordPath records) {
        this.operation = operation;
        this.schemas = schemas;
        this.records = records;
    }

    /** A paginator component. */
    Map<String, @Nullable Object> component() {
        var token = parameter(CURSORS);
        var page = parameter(PAGES);
        var offset = parameter(OFFSETS);
        if (hasLinkHeader()) {
            return byAddress("{{ headers['link']['next']['url'] }}", "{{ 'next' not in headers['link'] }}");
        }
        var link = field(NEXT_LINKS, true);
        if (link.isPresent() && (token.isEmpty() || isAddress(link.get()))) {
            var next = reading(link.get().path());
            return byAddress("{{ " + next + " }}", "{{ not " + next + " }}");
        }
        if (token.isPresent()) {
            return byCursor(token.get(), field(NEXT_CURSORS, false));
        }
        if (page.isPresent()) {
            return byNumber("PageIncrement", page.get());
        }
        if (offset.isPresent()) {
            return byNumber("OffsetIncrement", offset.get());
        }
        return Map.of("type", "NoPagination");
    }

    /** The parameters that paging itself fills. */
    Set<String> parameters() {
        return used;
    }

    List<String> guesses() {
        return guesses;
    }

    private boolean hasLinkHeader() {
        var words = operation.words().toLowerCase(Locale.ROOT);
        return operation.headers().contains("link")
                || words.contains("link header")
                || words.contains("`link`")
                || words.contains("rel=\"next\"");
    }

    private Map<String, @Nullable Object> byAddress(String next, String stop) {
        parameter(PAGES).or(() -> parameter(CURSORS)).ifPresent(one -> used.add(one.name()));
        var strategy = strategy("CursorPagination");
        strategy.put("cursor_value", next);
        strategy.put("stop_condition", stop);
        return paginator(Map.of("type", "RequestPath"), strategy);
    }

    private Map<String, @Nullable Object> byCursor(Parameter token, Optional<Field> next) {
        used.add(token.name());
        var strategy = strategy("CursorPagination");
        if (next.isPresent()) {
            var value = reading(next.get().path());
            strategy.put("cursor_value", "{{ " + value + " }}");
            strategy.put("stop_condition", "{{ not " + value + " }}");
        } else {
            var key = KeyGuess.of(operation, schemas, records).orElse("id");
            var more = field(Set.of("hasmore", "more", "hasnext", "hasnextpage"), false);
            strategy.put("cursor_value", "{{ last_record['" + key + "'] }}");
            strategy.put(
                    "stop_condition",
                    more.map(field -> "{{ not " + reading(field.path()) + " }}").orElse("{{ not last_record }}"));
            guesses.add("the next page begins after the " + key + " of the last record");
        }
        return paginator(option(token.name()), strategy);
    }

    private Map<String, @Nullable Object> byNumber(String type, Parameter number) {
        used.add(number.name());
        var strategy = strategy(type);
        if (type.equals("PageIncrement")) {
            var first = number.number("minimum").or(() -> number.number("default"));
            strategy.put("start_from_page", first.orElse(1L) == 0 ? 0L : 1L);
            if (first.isEmpty()) {
                guesses.add("pages are counted from 1");
            }
        }
        strategy.put("inject_on_first_request", true);
        if (type.equals("OffsetIncrement") && !strategy.containsKey("page_size")) {
            strategy.put("page_size", USUAL_SIZE);
            guesses.add("a page holds " + USUAL_SIZE + " records");
        }
        return paginator(option(number.name()), strategy);
    }

    private Map<String, @Nullable Object> strategy(String type) {
        var strategy = new LinkedHashMap<String, @Nullable Object>();
        strategy.put("type", type);
        parameter(SIZES).ifPresent(size -> strategy.put("page_size", size(size)));
        return strategy;
    }

    private long size(Parameter size) {
        var most = size.number("maximum");
        if (most.isEmpty()) {
            guesses.add("a page may hold " + size.number("default").orElse(USUAL_SIZE) + " records");
        }
        return most.map(many -> Math.min(many, LARGEST_SIZE))
                .or(() -> size.number("default"))
                .orElse(USUAL_SIZE);
    }

    private Map<String, @Nullable Object> paginator(
            Map<String, @Nullable Object> tokenOption, Map<String, @Nullable Object> strategy) {
        var paginator = new LinkedHashMap<String, @Nullable Object>();
        paginator.put("type", "DefaultPaginator");
        paginator.put("page_token_option", tokenOption);
        parameter(SIZES).ifPresent(size -> {
            used.add(size.name());
            paginator.put("page_size_option", option(size.name()));
        });
        paginator.put("pagination_strategy", strategy);
        return paginator;
    }

    static Map<String, @Nullable Object> option(String name) {
        var option = new LinkedHashMap<String, @Nullable Object>();
        option.put("type", "RequestOption");
        option.put("inject_into", "request_parameter");
        option.put("field_name", name);
        return option;
    }

    private Optional<Parameter> parameter(Set<String> names) {
        return operation.query().stream()
                .filter(one -> names.contains(key(one.name())))
                .findFirst();
    }

    /** {@code page[number]}, {@code $skip} and {@code per-page} as one word. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private record Field(List<String> path, Map<String, @Nullable Object> schema) {}

    /** A field of the response outside its records, also one wrapper deep; {@code _links.next.href} counts as a link. */
    private Optional<Field> field(Set<String> names, boolean link) {
        return in(schemas.shallow(operation.response()), List.of(), names, link);
    }

    private Optional<Field> in(
            Map<String, @Nullable Object> schema, List<String> path, Set<String> names, boolean link) {
        for (var property : schemas.properties(schema).entrySet()) {
            var here = new ArrayList<>(path);
            here.add(property.getKey());
            var type = schemas.type(property.getValue());
            if (names.contains(key(property.getKey())) && !type.equals("array") && isSayable(property.getKey())) {
                if (!type.equals("object")) {
                    return Optional.of(new Field(here, property.getValue()));
                }
                if (link && schemas.properties(property.getValue()).containsKey("href")) {
                    here.add("href");
                    return Optional.of(new Field(here, Map.of("type", "string", "format", "uri")));
                }
            }
        }
        for (var property : schemas.properties(schema).entrySet()) {
            if (path.size() < 2
                    && WRAPPERS.contains(key(property.getKey()))
                    && isSayable(property.getKey())
                    && schemas.type(property.getValue()).equals("object")) {
                var here = new ArrayList<>(path);
                here.add(property.getKey());
                var nested = in(property.getValue(), here, names, link);
                if (nested.isPresent()) {
                    return nested;
                }
            }
        }
        return Optional.empty();
    }

    /** A document's names become parts of expressions: none may end the text it stands in. */
    private static boolean isSayable(String name) {
        return name.indexOf('\'') < 0 && name.indexOf('\\') < 0 && name.indexOf('{') < 0;
    }

    private boolean isAddress(Field field) {
        var name = key(field.path().getLast());
        var format = Nodes.text(field.schema().get("format"));
        var words = Nodes.text(field.schema().get("description")).toLowerCase(Locale.ROOT);
        return format.startsWith("uri")
                || format.equals("url")
                || name.endsWith("url")
                || name.endsWith("link")
                || name.endsWith("href")
                || words.contains("url")
                || words.contains("link to")
                || field.path().stream().anyMatch(part -> key(part).equals("links"));
    }

    /** An expression that reads a field, empty also where a wrapper is null. */
    private static String reading(List<String> path) {
        var reading = "response.get('" + path.getFirst() + "')";
        for (var part : path.subList(1, path.size())) {
            reading = "(" + reading + " or {}).get('" + part + "')";
        }
        return reading;
    }
}
