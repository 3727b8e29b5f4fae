package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run could not have in the sandbox: told in the log of the step that met it, and in the proof where the run wrote to it. */
final class Lacking {

    private final Map<String, List<Lack>> lacks = new LinkedHashMap<>();
    private final Map<String, Set<String>> written = new LinkedHashMap<>();
    private final Set<String> withoutServer = new LinkedHashSet<>();
    private final List<String> untold = new ArrayList<>();

    void add(String connection, List<Lack> found) {
        lacks.computeIfAbsent(connection, name -> new ArrayList<>()).addAll(found);
        found.forEach(lack -> untold.add(lack.what()));
    }

    /** A step writes into this table. */
    void wrote(String connection, String table) {
        written.computeIfAbsent(connection, name -> new LinkedHashSet<>()).add(table);
    }

    /** A step that writes did not run; gives back why. */
    String noServer(Connection connection) {
        var why = connection.kind() == Kind.MYSQL
                ? "no MariaDB server to rehearse in a sandbox"
                : "no sandbox for this kind of database";
        withoutServer.add(why);
        return why;
    }

    /** Each said once, to the first step that met it. */
    List<String> takeUntold() {
        var taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }

    /** What the sandbox leaves unproven about the tables that the run wrote. */
    List<String> notProven() {
        var all = new ArrayList<>(withoutServer);
        written.forEach((connection, tables) -> lacks.getOrDefault(connection, List.of()).stream()
                .filter(lack -> lack.kind() == Lack.Kind.STRUCTURE)
                .filter(lack -> lack.table().isEmpty() || tables.contains(lack.table()))
                .forEach(lack -> all.add("the sandbox had no " + lack.what())));
        return all;
    }
}
