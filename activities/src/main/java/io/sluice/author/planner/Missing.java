package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.FileMetadata;
import io.sluice.request.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What a sentence names and is not there: where it was looked for, the nearest names, and the way on. One wording for every kind of sentence. */
public final class Missing {

    private static final int OFFERED = 5;

    private Missing() {}

    /** The path of a file in the data folder; no answer, only another folder, helps with one that lies elsewhere. */
    public static String within(Task task, String written) {
        return task.sources()
                .within(written)
                .orElseThrow(() -> new NotSure(
                        SourceCheck.subject(written),
                        outside(task.sources().folder().orElse(""), written)));
    }

    /** Only data is offered, whatever else lies in the folder. */
    public static NotSure file(Task task, String subject, String written) {
        within(task, written);
        var data = data(task.catalog().files());
        var folder = task.sources().folder();
        var text = folder.map(where -> "There is no file “" + written + "” in " + where
                        + (data.isEmpty() ? ", nor any other data file" : "")
                        + ". If it lies elsewhere, ask again and name its folder with --files.")
                .orElse("There is no data folder, so no file “" + written
                        + "”. Ask again and name the folder with --files.");
        return new NotSure(subject, text, nearestFiles(written, data));
    }

    private static Question outside(String folder, String written) {
        var slash = written.lastIndexOf('/');
        return Question.settledElsewhere(
                "“" + written + "” is not in the data folder, " + folder
                        + ", and Sluice reads and writes files there only.",
                "Ask again with the data folder " + (slash == 0 ? "/" : written.substring(0, slash)) + " (--files)");
    }

    /** A file that is there, but holds nothing that can be read. */
    public static NotSure content(String path, String why) {
        return new NotSure(
                "unreadable",
                Question.settledElsewhere(
                        path + " cannot be read: " + why + ".", "Mend the file or name another one, and ask again"));
    }

    /** What can be read and is more than the settings of some program. */
    static List<String> data(List<FileMetadata> files) {
        return files.stream()
                .filter(file -> file.format() != null && !file.oneObject())
                .map(FileMetadata::path)
                .toList();
    }

    /** All files end alike, so what comes before the ending tells which is near. */
    private static List<String> nearestFiles(String written, List<String> files) {
        var stems =
                files.stream().collect(Collectors.groupingBy(Missing::stem, LinkedHashMap::new, Collectors.toList()));
        return nearest(stem(written), List.copyOf(stems.keySet())).stream()
                .flatMap(stem -> stems.get(stem).stream())
                .limit(OFFERED)
                .toList();
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
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
