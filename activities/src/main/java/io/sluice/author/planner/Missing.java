package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.FileMetadata;
import java.util.List;

/** What a sentence names and is not there: where it was looked for, the nearest names, and the way on. One wording for every kind of sentence. */
public final class Missing {

    private static final int OFFERED = 5;

    private Missing() {}

    /** Only data is offered, whatever else lies in the folder. */
    public static NotSure file(Task task, String subject, String written) {
        var data = task.catalog().files().stream()
                .filter(file -> file.format() != null)
                .map(FileMetadata::path)
                .toList();
        var folder = task.sources().folder();
        var text = folder.map(where -> "There is no file “" + written + "” in " + where
                        + (data.isEmpty() ? ", nor any other data file" : "")
                        + ". If it lies elsewhere, ask again and name its folder with --files.")
                .orElse("There is no data folder, so no file “" + written
                        + "”. Ask again and name the folder with --files.");
        return new NotSure(subject, text, nearest(written, data));
    }

    /** {@code names}: those of the tables that are there. */
    public static NotSure table(String subject, String written, String connection, List<String> names) {
        return new NotSure(subject, tableText(written, connection, names), nearest(written, names));
    }

    /** The same of a word whose place the answer takes. */
    static NotSure table(String word, String connection, List<String> names) {
        return new NotSure(Confusion.NAME + word, tableText(word, connection, names), nearest(word, names), word);
    }

    static String tableText(String written, String connection, List<String> names) {
        return "There is no table “" + written + "” in " + connection
                + (names.isEmpty() ? ": there are no tables yet." : ".") + " Which one is meant?";
    }

    /** The nearest names, best first; what there is at all where nothing comes near. */
    static List<String> nearest(String written, List<String> names) {
        var near = Linker.nearest(written, names, OFFERED);
        return near.isEmpty() ? names.stream().limit(OFFERED).toList() : near;
    }
}
