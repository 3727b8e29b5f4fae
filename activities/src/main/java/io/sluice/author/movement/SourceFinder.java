package io.sluice.author.movement;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.Unconnected;
import io.sluice.author.planner.Decisions;
import io.sluice.author.planner.Missing;
import io.sluice.author.planner.NotSure;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.StreamMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.pipeline.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what a sentence names, where it names it and nowhere else; what is not there, or there twice, is asked. */
final class SourceFinder {

    private final Task task;
    private final Decisions decisions;

    SourceFinder(Task task, Decisions decisions) {
        this.task = task;
        this.decisions = decisions;
    }

    Found find(Mention mention) {
        return switch (Place.of(mention.place())) {
            case Place.File(var path) -> file(mention, path);
            case Place.ApiPath(var path) -> stream(mention, path, task.catalog().streams());
            case Place.OfKind(var kind, var words) -> table(mention, ofKind(kind, words));
            case Place.Named(var name) -> named(mention, name);
        };
    }

    private Found file(Mention mention, String written) {
        var said = Missing.within(task, decisions.of("file " + written).orElse(written));
        var files = task.catalog().files();
        var sheets = files.stream()
                .map(FileMetadata::path)
                .filter(one -> one.startsWith(said + "#"))
                .toList();
        var path = sheets.isEmpty()
                ? said
                : decisions.choose("file " + said, "Which sheet of “" + said + "” is meant?", sheets);
        var file = Stream.<Predicate<FileMetadata>>of(
                        one -> one.path().equals(path), one -> one.path().endsWith("/" + path), one -> one.path()
                                .equalsIgnoreCase(path))
                .flatMap(same -> files.stream().filter(same))
                .findFirst()
                .orElseThrow(() -> Missing.file(task, "file " + path, path));
        if (file.format() == null || file.columns().isEmpty()) {
            var why = file.unreadable() == null ? "it has no columns" : file.unreadable();
            throw Missing.content(file.path(), why);
        }
        return found(mention, new Source.File(file.path(), file.format()), Optional.empty());
    }

    /** A stream by its path, the last part of it, else by the name that the sentence gives to what is read. */
    private Found stream(Mention mention, String path, List<StreamMetadata> among) {
        var last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        var hits = Stream.<Predicate<StreamMetadata>>of(
                        stream -> !path.isEmpty() && bare(path).equals(bare(String.valueOf(stream.path()))),
                        stream -> stream.name().equalsIgnoreCase(last),
                        stream -> stream.name().equalsIgnoreCase(mention.name()))
                .map(same -> among.stream().filter(same).toList())
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElseThrow(() -> among.isEmpty()
                        ? new NotSure("stream " + path, Unconnected.anyApi())
                        : missing(
                                "stream " + path,
                                "No API here has a stream “" + (last.isEmpty() ? mention.name() : path) + "”.",
                                among.stream().map(StreamMetadata::name).toList(),
                                mention.name()));
        var names = hits.stream()
                .map(stream -> stream.connection() + "." + stream.name())
                .toList();
        var choice = hits.size() == 1
                ? names.getFirst()
                : decisions.choose("stream " + path, "Which API has the " + mention.name() + " that is meant?", names);
        return found(mention, hits.get(names.indexOf(choice)));
    }

    private Found found(Mention mention, StreamMetadata stream) {
        if (stream.unreadable() != null) {
            throw new NotSure("unreadable", stream.name() + " cannot be read: " + stream.unreadable() + ".", List.of());
        }
        return found(mention, new Source.Stream(stream.connection(), stream.name()), Optional.empty());
    }

    private static String bare(String path) {
        return path.strip().replaceAll("^/+|/+$", "");
    }

    /** The target is a source only where nothing else of its kind is. */
    private Database ofKind(Connection.Kind kind, String words) {
        var all = task.databases().stream()
                .filter(database -> database.kind() == kind)
                .toList();
        var others = all.stream()
                .filter(database -> !database.name().equals(task.target()))
                .toList();
        var among = others.isEmpty() ? all : others;
        if (among.isEmpty()) {
            throw new NotSure("connection " + words, Unconnected.ofKind(kind, words));
        }
        if (among.size() == 1) {
            return among.getFirst();
        }
        var choice = decisions.choose(
                "connection " + words,
                "Which one is " + words + "?",
                among.stream().map(Database::name).toList());
        return task.database(choice);
    }

    /** A connection, or {@code connection.table} and {@code connection.stream}: then the part behind the point is what is read. */
    private Found named(Mention mention, String name) {
        var point = name.indexOf('.');
        if (point > 0 && point < name.length() - 1) {
            return named(new Mention(name.substring(point + 1), mention.place()), name.substring(0, point));
        }
        var database = task.databases().stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
        if (database.isPresent()) {
            return table(mention, database.get());
        }
        var streams = task.catalog().streams().stream()
                .filter(stream -> stream.connection().equalsIgnoreCase(name))
                .toList();
        if (streams.isEmpty()) {
            var subject = "connection " + name;
            var instead = decisions
                    .of(subject)
                    .orElseThrow(() ->
                            new NotSure(subject, Unconnected.named(name, Linker.nearest(name, task.connections(), 5))));
            return named(mention, instead);
        }
        return stream(mention, mention.name(), streams);
    }

    private Found table(Mention mention, Database database) {
        var said = decisions.of("table " + mention.name()).orElse(mention.name());
        var bare = said.substring(said.lastIndexOf('.') + 1);
        var here = task.catalog().tables().stream()
                .filter(table -> table.name().connection().equals(database.name()))
                .filter(table -> said.equals(bare) || table.name().qualified().equalsIgnoreCase(said))
                .toList();
        var hits = Stream.<Predicate<TableMetadata>>of(
                        table -> table.name().table().equals(bare),
                        table -> table.name().table().equalsIgnoreCase(bare),
                        table ->
                                Linker.cost(bare, table.name().table()).stream().anyMatch(cost -> cost <= Linker.FORM))
                .map(same -> preferred(here.stream().filter(same).toList(), database))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElseThrow(() -> Missing.table(
                        "table " + mention.name(),
                        bare,
                        database.name(),
                        here.stream().map(table -> table.name().table()).toList()));
        var table = hits.size() == 1 ? hits.getFirst() : chosen(mention, hits);
        return found(mention, new Source.Stream(database.name(), table.name().qualified()), Optional.of(table));
    }

    private static List<TableMetadata> preferred(List<TableMetadata> hits, Database database) {
        var inDefault = hits.stream()
                .filter(table -> table.name().schema().equals(database.schema()))
                .toList();
        return inDefault.isEmpty() ? hits : inDefault;
    }

    private TableMetadata chosen(Mention mention, List<TableMetadata> hits) {
        var names = hits.stream().map(table -> table.name().qualified()).toList();
        var choice = decisions.choose("table " + mention.name(), "Which table is “" + mention.name() + "”?", names);
        return hits.get(names.indexOf(choice));
    }

    private Found found(Mention mention, Source source, Optional<TableMetadata> table) {
        var bare = mention.name().substring(mention.name().lastIndexOf('.') + 1);
        return new Found(Outputs.name(bare), source, task.sources().sample(source), table);
    }

    private static NotSure missing(String subject, String text, List<String> names, String near) {
        return new NotSure(subject, text, near(near, names));
    }

    /** The names most like this one, else the first ones. */
    private static List<String> near(String name, List<String> names) {
        var like = Linker.nearest(name, names, 5);
        return like.isEmpty() ? names.stream().limit(5).toList() : like;
    }
}
