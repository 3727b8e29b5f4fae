package io.sluice.schedule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One field of a cron expression: lists, ranges and steps of its numbers or names. */
enum CronField {
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day of month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    WEEKDAY("day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private final String title;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String title, int least, int most, List<String> names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    Set<Integer> read(String text) {
        var values = new TreeSet<Integer>();
        for (var part : text.split(",", -1)) {
            add(part, text, values);
        }
        return values;
    }

    boolean isAll(Set<Integer> values) {
        return values.size() == most - least + 1;
    }

    String write(Set<Integer> values) {
        return isAll(values) ? "*" : values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private void add(String part, String text, Set<Integer> values) {
        var stepped = part.split("/", -1);
        var step = stepped.length == 1 ? 1 : number(stepped[1], text);
        var range = stepped[0].split("-", -1);
        if (stepped.length > 2 || range.length > 2 || step < 1) {
            throw wrong(text);
        }
        var all = stepped[0].equals("*");
        var from = all ? least : value(range[0], text);
        var to = all || range.length == 1 && stepped.length == 2 ? most : value(range[range.length - 1], text);
        if (from > to) {
            throw wrong(text);
        }
        for (int value = from; value <= to; value += step) {
            values.add(this == WEEKDAY && value == 7 ? 0 : value);
        }
    }

    private int value(String word, String text) {
        var named = names.indexOf(word);
        var value = named >= 0 ? named + least : number(word, text);
        var sunday = this == WEEKDAY && value == 7;
        if (value < least || value > most && !sunday) {
            throw wrong(text);
        }
        return value;
    }

    private int number(String digits, String text) {
        if (!digits.matches("[0-9]{1,4}")) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    private IllegalArgumentException wrong(String text) {
        var named = names.isEmpty() ? "" : " or " + names.getFirst() + " to " + names.getLast();
        return new IllegalArgumentException("the " + title + " cannot be \"" + text + "\": it is " + least + " to "
                + most + named + ", with , - / and *");
    }
}
