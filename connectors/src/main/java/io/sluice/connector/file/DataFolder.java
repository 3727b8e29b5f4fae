package io.sluice.connector.file;

import io.sluice.catalog.FileMetadata;
import io.sluice.connector.RowStream;
import io.sluice.connector.rows.LoadRows;
import io.sluice.connector.rows.Records;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The one folder whose files a request may read and write; every path is relative to it, with '/' between its parts. */
public final class DataFolder {

    private final Path root;

    /** Throws ConnectorException if there is no such folder. */
    public DataFolder(Path root) {
        try {
            this.root = root.toRealPath();
        } catch (IOException e) {
            throw FileFaults.of(root.toString(), e);
        }
        if (!Files.isDirectory(this.root)) {
            throw FileFaults.notAFile(root.toString(), "not a folder");
        }
    }

    public Path root() {
        return root;
    }

    /**
     * The files below the folder, near ones first, at most {@link FileWalk#MAX_FILES}; each with its columns or the reason why it has none.
     * All that are {@code meant}, by their path, are opened, the others within bounds.
     */
    public List<FileMetadata> list(Predicate<String> meant) {
        return new FileList(new FileWalk(root).files()).described(meant);
    }

    /** The paths of files that are called as data is, near ones first; none is opened. */
    public List<String> names() {
        return new FileWalk(root)
                .files().stream()
                        .map(FileWalk.Found::path)
                        .filter(DataName::isData)
                        .toList();
    }

    /** The path of the folder that a person's path means, also one from the root, from the home or through a link; empty if it leads out. */
    public Optional<String> within(String written) {
        if (written.indexOf('\0') >= 0) {
            return Optional.of(written); // the name of no file
        }
        var home = written.startsWith("~/") ? System.getProperty("user.home") + written.substring(1) : written;
        var file = root.resolve(home).normalize();
        var inside = file.startsWith(root) ? file : withoutLinks(file);
        return inside.startsWith(root)
                ? Optional.of(root.relativize(inside)
                        .toString()
                        .replace(root.getFileSystem().getSeparator(), "/"))
                : Optional.empty();
    }

    /** The file need not be there yet: then what is there above it says where it will be. */
    private static Path withoutLinks(Path file) {
        for (var above = file; above != null; above = above.getParent()) {
            try {
                return above.toRealPath().resolve(above.relativize(file)).normalize();
            } catch (IOException notThere) {
                // the folder above it may be
            }
        }
        return file;
    }

    /** What lies at a path, whatever it is. Throws ConnectorException if nothing does or if the path leads out of the folder. */
    public FileMetadata describe(String path) {
        var file = inside(path);
        try {
            return FileDetector.describe(path, file, Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** An ordinary file of the folder. Throws ConnectorException for anything else. */
    public Path file(String path) {
        var file = inside(path);
        try {
            var what = FileDetector.unusual(Files.readAttributes(file, BasicFileAttributes.class));
            if (what != null) {
                throw FileFaults.notAFile(path, what);
            }
            return file;
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** Where a file may be written: its folder is there and inside, and what stands there now is no link, folder or pipe. */
    public Path writable(String path) {
        var file = relative(path);
        var parent = realPath(parentOf(path), Objects.requireNonNull(file.getParent()));
        if (!parent.startsWith(root)) {
            throw FileFaults.outside(path);
        }
        var target = parent.resolve(file.getFileName());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw FileFaults.notAFile(path, "a link, a folder or a pipe");
        }
        return target;
    }

    /** SHA-256 of an ordinary file of the folder, in hexadecimal digits. */
    public String digest(String path) {
        try {
            return FileDigest.sha256(file(path));
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** Opens the rows of a load that reads a file. */
    public RowStream rows(Step.Load load) {
        if (!(load.source() instanceof Source.File source)) {
            throw new IllegalArgumentException("step " + load.number() + " reads no file");
        }
        return rows(load, source);
    }

    /** Opens the rows of a load that reads what an earlier step put into a file of this folder. */
    public RowStream rows(Step.Load load, Source.File source) {
        return LoadRows.of(load, source.path(), names -> records(source, names));
    }

    private Records records(Source.File source, List<String> names) {
        var file = file(source.path());
        var format = source.format();
        var charset = FileFaults.charset(source.path(), format.charset());
        try {
            JsonRecords.Source open = () -> new StrictReader(Files.newInputStream(file), charset);
            return switch (format.kind()) {
                case CSV -> new CsvRecords(source.path(), open.open(), format, names);
                case JSON, JSONL -> json(source, open, names);
                case PARQUET -> ParquetRecords.open(source.path(), file, names);
                case XLSX -> ExcelRecords.open(source.path(), file, format, names);
            };
        } catch (IOException e) {
            throw FileFaults.of(source.path(), e);
        }
    }

    private static Records json(Source.File source, JsonRecords.Source open, List<String> names) throws IOException {
        var meant = PartPath.of(source.path());
        var kind = source.format().kind();
        return meant.part() == null
                ? new JsonRecords(source.path(), open, kind, names)
                : ChildRecords.<IOException>of(
                        meant.part(), names, above -> new JsonRecords(meant.file(), open, kind, above));
    }

    private static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    /** The real path of something that exists in the folder. */
    private Path inside(String path) {
        var real = realPath(path, relative(PartPath.of(path).file()));
        if (!real.startsWith(root)) {
            throw FileFaults.outside(path);
        }
        return real;
    }

    private Path relative(String path) {
        if (path.isBlank() || path.indexOf('\0') >= 0) {
            throw FileFaults.missing(path);
        }
        var file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw FileFaults.outside(path);
        }
        return file;
    }

    private static Path realPath(String path, Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }
}
