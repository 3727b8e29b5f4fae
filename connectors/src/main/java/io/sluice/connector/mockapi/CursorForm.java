package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.template.Expression;
import io.sluice.connector.mockapi.template.Template;
import io.sluice.connector.mockapi.template.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds, by trying, what answers must say so that a client's templates go on to the next page, and stop after the last one. */
final class CursorForm {
    private static final int MOST_TRIES = 20_000;

    private final Paging.Cursors paging;
    private final Scope scope;
    private final boolean byUrl;
    private final @Nullable Template value;
    private final @Nullable Template stop;
    private final List<List<String>> slots;
    private final List<List<String>> records;
    private @Nullable Map<List<String>, Filling> goingOn;
    private @Nullable Map<List<String>, Filling> ending;

    /** {@code records}: the fields of the answer that hold them. */
    CursorForm(Paging.Cursors paging, Scope scope, List<List<String>> records) {
        this.records = records;
        this.paging = paging;
        this.scope = scope;
        this.byUrl = paging.place().kind() == Place.Kind.PATH;
        this.value = read(paging.value());
        this.stop = paging.stop() == null ? null : read(paging.stop());
        this.slots = slots();
    }

    private static @Nullable Template read(@Nullable Object template) {
        try {
            return Template.of(template);
        } catch (Unreadable statements) {
            return null;
        }
    }

    private List<Expression> expressions() {
        var all = new ArrayList<Expression>();
        for (var template : new @Nullable Template[] {value, stop}) {
            if (template != null) {
                template.parts().stream()
                        .map(Template.Part::expression)
                        .filter(part -> part != null)
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The fields that the templates look at; of two where one lies inside the other, the inner one. */
    private List<List<String>> slots() {
        Set<List<String>> paths = new LinkedHashSet<>();
        expressions().forEach(expression -> paths.addAll(expression.paths()));
        return paths.stream()
                .filter(path -> path.size() > 1 && path.getFirst().matches("response|headers|last_record"))
                .map(path -> path.getFirst().equals("headers") ? path.subList(0, 2) : path)
                .distinct()
                .filter(path -> paths.stream().noneMatch(other -> inside(other, path)))
                .toList();
    }

    private static boolean inside(List<String> inner, List<String> outer) {
        return !outer.getFirst().equals("headers")
                && inner.size() > outer.size()
                && inner.subList(0, outer.size()).equals(outer);
    }

    /** Names that the templates cut out of an address, such as {@code after=}. */
    Set<String> addressParts() {
        var names = new LinkedHashSet<String>();
        for (var expression : expressions()) {
            for (var constant : expression.constants()) {
                var matcher = Pattern.compile("([\\w$\\[\\]-]{2,})=").matcher(constant.replace("\\", ""));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        names.remove("rel");
        return names;
    }

    /** Fills the page in; false if no filling makes the templates do the right thing. */
    boolean fill(Page page) {
        if (page.isLast() && ending == null) {
            ending = search(page);
        }
        if (!page.isLast() && goingOn == null) {
            goingOn = search(page);
        }
        var fillings = page.isLast() ? ending : goingOn;
        if (fillings == null) {
            return false;
        }
        fillings.forEach((slot, filling) -> FilledIn.put(page, slot, filling));
        return true;
    }

    private List<Filling> choices(List<String> slot, boolean last) {
        if (slot.getFirst().equals("response") && records.contains(slot.subList(1, slot.size()))) {
            return List.of(Filling.AS_IT_IS);
        }
        if (slot.getFirst().equals("last_record")) {
            return last ? Filling.ENDING_OF_RECORD : Filling.GOING_ON_FROM_RECORD;
        }
        if (last) {
            return Filling.ENDING;
        }
        var inValue = value != null
                && value.parts().stream()
                        .anyMatch(part -> part.expression() != null
                                && part.expression().paths().stream()
                                        .anyMatch(path -> path.equals(slot)
                                                || inside(path, slot)
                                                || slot.getFirst().equals("headers")
                                                        && path.size() > 1
                                                        && path.subList(0, 2).equals(slot)));
        return !inValue ? Filling.SAYING_MORE : byUrl ? Filling.GOING_ON_BY_URL : Filling.GOING_ON;
    }

    private @Nullable Map<List<String>, Filling> search(Page page) {
        var chosen = new int[slots.size()];
        var choices = slots.stream().map(slot -> choices(slot, page.isLast())).toList();
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var fillings = new LinkedHashMap<List<String>, Filling>();
            for (var at = 0; at < chosen.length; at++) {
                fillings.put(slots.get(at), choices.get(at).get(chosen[at]));
            }
            var trial = Page.of(
                    page.index(),
                    page.count(),
                    page.size(),
                    copies(page),
                    page.nextUrl(),
                    Objects.requireNonNull(Tree.copy(page.body())));
            fillings.forEach((slot, filling) -> FilledIn.put(trial, slot, filling));
            if (does(trial) && (page.isLast() || tellsPagesApart(trial, fillings))) {
                return fillings;
            }
            var digit = 0;
            while (digit < chosen.length
                    && ++chosen[digit] == choices.get(digit).size()) {
                chosen[digit++] = 0;
            }
            if (digit == chosen.length) {
                return null;
            }
        }
        return null;
    }

    private static List<Map<String, @Nullable Object>> copies(Page page) {
        return page.records().stream()
                .map(record -> Tree.map(Tree.copy(record)))
                .toList();
    }

    /** Whether a client goes on from this page exactly if it should. */
    private boolean does(Page page) {
        try {
            var names = page.names(scope);
            var stops = stop != null && truth(stop.value(names));
            if (page.isLast()) {
                return stops || !truth(value == null ? null : value.value(names));
            }
            var token = value == null ? null : value.value(names);
            return !stops
                    && truth(token)
                    && !(token instanceof Boolean)
                    && !(token instanceof Map)
                    && (!byUrl || String.valueOf(token).startsWith("http"));
        } catch (Unreadable | ClassCastException | IndexOutOfBoundsException | NumberFormatException failing) {
            return false;
        }
    }

    private static boolean truth(@Nullable Object value) {
        return value != null
                && !value.equals("")
                && !value.equals(false)
                && !value.equals(0L)
                && !(value instanceof Map<?, ?> map && map.isEmpty())
                && !(value instanceof List<?> list && list.isEmpty())
                && !List.of("None", "False", "{}", "[]").contains(value.toString());
    }

    /** Whether the page after it would be asked for by another token. */
    private boolean tellsPagesApart(Page page, Map<List<String>, Filling> fillings) {
        if (slots.stream().anyMatch(slot -> slot.getFirst().equals("last_record"))) {
            return true;
        }
        var next = Page.of(
                page.index() + 1,
                page.count(),
                page.size(),
                page.records(),
                page.nextUrl()
                                .replace(
                                        Filling.tokenInAddress(page.index() + 1),
                                        Filling.tokenInAddress(page.index() + 2))
                        + "1",
                Objects.requireNonNull(Tree.copy(page.body())));
        fillings.forEach((slot, filling) -> FilledIn.put(next, slot, filling));
        return !Objects.equals(tokenAfter(page), tokenAfter(next));
    }

    /** The token with which a client asks for the page after this one. */
    @Nullable
    String tokenAfter(Page page) {
        try {
            var token = value == null ? null : value.value(page.names(scope));
            return token == null ? null : Place.text(token);
        } catch (Unreadable | ClassCastException | IndexOutOfBoundsException failing) {
            return null;
        }
    }
}
