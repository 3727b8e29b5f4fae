package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a stream asks for the next page. */
sealed interface Paging {
    /** Records a page where the manifest sets no size. */
    int USUAL_SIZE = 5;

    /** One page of so many records: there is no second one, or no way to ask for it. */
    record None(int records) implements Paging {}

    /** Pages are numbered. */
    record Numbers(Place place, int first, int size) implements Paging {}

    /** Pages start at the number of records before them. */
    record Offsets(Place place, int size) implements Paging {}

    /** Each answer says what to ask next. */
    record Cursors(Place place, Object value, @Nullable Object stop, int size) implements Paging {}

    /** Where requests say which page they want. */
    default @Nullable Place place() {
        return null;
    }

    default int pageSize() {
        return switch (this) {
            case None(var records) -> records + 1;
            case Numbers(var place, var first, var size) -> size;
            case Offsets(var place, var size) -> size;
            case Cursors(var place, var value, var stop, var size) -> size;
        };
    }

    static Paging of(Map<String, @Nullable Object> paginator, String method, Scope outer) {
        var strategy = Tree.mapAt(paginator, "pagination_strategy");
        var scope = outer.in(strategy);
        var place = Place.of(paginator.get("page_token_option"), outer.in(paginator));
        var size = number(scope.value(strategy.get("page_size")), USUAL_SIZE);
        if (place == null || !place.isSentWith(method)) {
            return new None(strategy.isEmpty() ? 7 : Math.clamp(size - 4, 1, 7));
        }
        return switch (Tree.textAt(strategy, "type")) {
            case "PageIncrement" -> new Numbers(place, number(strategy.get("start_from_page"), 0), size);
            case "OffsetIncrement" -> new Offsets(place, size);
            case "CursorPagination" -> cursors(strategy, place, size);
            default -> new None(7);
        };
    }

    private static Cursors cursors(Map<String, @Nullable Object> strategy, Place place, int size) {
        return new Cursors(place, Tree.textAt(strategy, "cursor_value"), strategy.get("stop_condition"), size);
    }

    /** What answers must look like for a paginator that goes by cursors, even one that has nowhere to put them. */
    static @Nullable CursorForm cursorForm(
            Map<String, @Nullable Object> paginator, Paging paging, Scope scope, List<List<String>> records) {
        var strategy = Tree.mapAt(paginator, "pagination_strategy");
        if (paging instanceof Cursors cursors) {
            return new CursorForm(cursors, scope.in(strategy), records);
        }
        return Tree.textAt(strategy, "type").equals("CursorPagination")
                ? new CursorForm(cursors(strategy, Place.parameter("nowhere"), USUAL_SIZE), scope.in(strategy), records)
                : null;
    }

    /** The size that requests must ask for, if the manifest says where. */
    static @Nullable Wanted wantedSize(Map<String, @Nullable Object> paginator, Scope outer) {
        var place = Place.of(paginator.get("page_size_option"), outer.in(paginator));
        var strategy = Tree.mapAt(paginator, "pagination_strategy");
        var size = outer.in(strategy).text(strategy.get("page_size"));
        return place == null || size == null ? null : new Wanted(place, size);
    }

    /** A value that must be found at a place. */
    record Wanted(Place place, String text) {}

    private static int number(@Nullable Object value, int otherwise) {
        try {
            return value == null ? otherwise : Math.max(0, Integer.parseInt(value.toString()));
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
