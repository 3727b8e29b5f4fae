package io.sluice.connector.file;

import io.sluice.catalog.FileMetadata;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lists a folder breadth first, so that a bound cuts off what lies deepest; hidden files and folders are left out. */
final class FileWalk {

    static final int MAX_FILES = 2_000;
    /** Files that are opened to find their columns; later ones are described when they are named. */
    static final int MAX_OPENED = 300;

    private static final int MAX_ENTRIES = 20_000;

    private final DataFolder folder;
    private final List<FileMetadata> files = new ArrayList<>();
    private final Deque<Path> folders = new ArrayDeque<>();
    private int entries;
    private int opened;

    FileWalk(DataFolder folder) {
        this.folder = folder;
    }

    List<FileMetadata> list() {
        folders.add(folder.root());
        while (!folders.isEmpty() && files.size() < MAX_FILES && entries < MAX_ENTRIES) {
            sorted(folders.remove()).forEach(this::visit);
        }
        return List.copyOf(files);
    }

    private List<Path> sorted(Path directory) {
        var found = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(
                directory, child -> !child.getFileName().toString().startsWith("."))) {
            for (var child : children) {
                if (entries++ < MAX_ENTRIES) {
                    found.add(child);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that may not be listed, or is gone, has no files for this request
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private void visit(Path child) {
        if (files.size() == MAX_FILES) {
            return;
        }
        var path = folder.root()
                .relativize(child)
                .toString()
                .replace(child.getFileSystem().getSeparator(), "/");
        try {
            var own = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (own.isDirectory() && !DataName.isData(path)) {
                folders.add(child);
            } else if (own.isSymbolicLink() && !inside(child)) {
                files.add(FileDetector.unreadable(path, own, "a link that leads out of the data folder"));
            } else if (!(own.isSymbolicLink() && Files.isDirectory(child))) {
                add(path, child);
            }
        } catch (IOException e) {
            // gone since the folder was listed
        }
    }

    /** A workbook with several sheets counts as one file each; the lists in the records of a JSON file as files beside it. */
    private void add(String path, Path child) throws IOException {
        var several = DataName.isWorkbook(path) && Files.isRegularFile(child) && opened < MAX_OPENED
                ? ExcelSheets.several(path, child)
                : List.<String>of();
        for (var one : several.isEmpty() ? List.of(path) : several) {
            files.add(describe(one, child));
        }
        if (DataName.isJson(path) && Files.isRegularFile(child) && opened < MAX_OPENED) {
            for (var list : FileDetector.children(path, child)) {
                files.add(describe(PartPath.named(path, list), child));
            }
        }
    }

    private FileMetadata describe(String path, Path child) throws IOException {
        var attributes = Files.readAttributes(child, BasicFileAttributes.class);
        if (DataName.isData(PartPath.of(path).file()) && attributes.isRegularFile() && opened++ >= MAX_OPENED) {
            return FileDetector.unreadable(path, attributes, "not opened among so many files: name it to have it read");
        }
        return FileDetector.describe(path, child, attributes);
    }

    private boolean inside(Path link) {
        try {
            return link.toRealPath().startsWith(folder.root());
        } catch (IOException e) {
            return false;
        }
    }
}
