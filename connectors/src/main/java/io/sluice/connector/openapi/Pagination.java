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
    private static final Set<String> MEANS_OTHER_THINGS_TOO = Set.of("token", "from", "start", "after");
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
    private static final long USUAL_SIZE = 100;
    private static final long LARGEST_SIZE = 1_000;

    private final Operation operation;
    private final Schemas schemas;
    private final RecordPath records;
    private final AnswerFields fields;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> guesses = new ArrayList<>();

    Pagination(Operation operation, Schemas schemas, RecordPath records) {
        this.operation = operation;
        this.schemas = schemas;
        this.records = records;
        this.fields = new AnswerFields(operation, schemas);
    }

    /** Whether one may ask for a part of what the operation gives: no single record is handed out so. */
    static boolean isPaged(Operation operation) {
        return operation.query().stream()
                .map(one -> AnswerFields.key(one.name()))
                .filter(name -> !MEANS_OTHER_THINGS_TOO.contains(name))
                .anyMatch(name -> CURSORS.contains(name) || PAGES.contains(name) || OFFSETS.contains(name));
    }

    /** A paginator component. */
    Map<String, @Nullable Object> component() {
        var token = parameter(CURSORS);
        var page = parameter(PAGES);
        var offset = parameter(OFFSETS);
        if (hasLinkHeader()) {
            return byAddress("{{ headers['link']['next']['url'] }}", "{{ 'next' not in headers['link'] }}");
        }
        var link = fields.link(NEXT_LINKS);
        if (link.isPresent() && (token.isEmpty() || link.get().isAddress())) {
            var next = link.get().reading();
            return byAddress("{{ " + next + " }}", "{{ not " + next + " }}");
        }
        if (token.isPresent()) {
            return byCursor(token.get(), fields.value(NEXT_CURSORS));
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

    private Map<String, @Nullable Object> byCursor(Parameter token, Optional<AnswerFields.Field> next) {
        used.add(token.name());
        var strategy = strategy("CursorPagination");
        if (next.isPresent()) {
            var value = next.get().reading();
            strategy.put("cursor_value", "{{ " + value + " }}");
            strategy.put("stop_condition", "{{ not " + value + " }}");
        } else {
            var key = KeyGuess.of(operation, schemas, records).orElse("id");
            var more = fields.value(Set.of("hasmore", "more", "hasnext", "hasnextpage"));
            strategy.put("cursor_value", "{{ last_record['" + key + "'] }}");
            strategy.put(
                    "stop_condition",
                    more.map(field -> "{{ not " + field.reading() + " }}").orElse("{{ not last_record }}"));
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
                .filter(one -> names.contains(AnswerFields.key(one.name())))
                .findFirst();
    }
}
