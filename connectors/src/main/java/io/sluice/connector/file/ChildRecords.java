package io.sluice.connector.file;

import io.sluice.connector.rows.Records;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of a list that each record of another reading holds, with fields of that record; it says itself what is wrong with one. */
final class ChildRecords implements Records {

    private static final int MAX_RAW = 2_000;

    private final Records parents;
    private final List<String> names;
    private final WantedFields element;
    private final Deque<char[]> waiting = new ArrayDeque<>();
    private final int[] slots;
    private char[] current = new char[0];
    private @Nullable String fault;
    private long index;
    private long line;

    private ChildRecords(Records parents, List<String> names, WantedFields element, int[] slots) {
        this.parents = parents;
        this.names = names;
        this.element = element;
        this.slots = slots;
    }

    /** Opens the records that hold the lists; given the names of their fields. */
    interface Opener<E extends Exception> {
        Records open(List<String> names) throws E;
    }

    static <E extends Exception> ChildRecords of(String list, List<String> names, Opener<E> parents) throws E {
        var above = new ArrayList<>(List.of(list));
        var own = new ArrayList<String>();
        var slots = new int[names.size()];
        for (int i = 0; i < slots.length; i++) {
            var name = names.get(i);
            if (name.startsWith(JsonChildren.PARENT)) {
                slots[i] = above.size();
                above.add(name.substring(JsonChildren.PARENT.length()));
            } else if (!name.equals(JsonChildren.INDEX)) {
                slots[i] = own.size();
                own.add(name);
            }
        }
        return new ChildRecords(parents.open(above), names, new WantedFields(own), slots);
    }

    @Override
    public boolean advance() {
        while (waiting.isEmpty()) {
            if (!parents.advance()) {
                return false;
            }
            index = -1;
            if (parents.fault() != null) {
                return faulty(parents.fault());
            }
            var list = parents.field(0);
            if (list != null) {
                JsonElements.of(list).ifPresentOrElse(waiting::addAll, () -> waiting.add(list.toCharArray()));
            }
        }
        index++;
        line++;
        current = waiting.remove();
        fault = element.read(current, current.length);
        return true;
    }

    /** Nobody knows which lists a record held that cannot be read. */
    private boolean faulty(@Nullable String why) {
        line++;
        current = parents.raw().toCharArray();
        fault = why;
        return true;
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public @Nullable String field(int name) {
        var written = names.get(name);
        if (written.equals(JsonChildren.INDEX)) {
            return String.valueOf(index);
        }
        return written.startsWith(JsonChildren.PARENT) ? parents.field(slots[name]) : element.value(slots[name]);
    }

    /** The how-manieth element of all lists: no two have the same. */
    @Override
    public long line() {
        return line;
    }

    @Override
    public String raw() {
        return new String(current, 0, Math.min(current.length, MAX_RAW));
    }

    @Override
    public long bytesRead() {
        return parents.bytesRead();
    }

    @Override
    public void close() {
        parents.close();
    }
}
