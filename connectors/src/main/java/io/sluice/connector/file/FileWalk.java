package io.sluice.connector.file;

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
import java.util.Set;

/** Finds the files of a folder breadth first, so that a bound cuts off what lies deepest; hidden files and folders are left out. */
final class FileWalk {

    static final int MAX_FILES = 2_000;

    private static final int MAX_ENTRIES = 20_000;
    /** Thousands of files that a package manager has put beside somebody's data. */
    private static final Set<String> INSTALLED = Set.of("node_modules", "__pycache__");

    private final Path root;
    private final List<Found> files = new ArrayList<>();
    private final Deque<Path> folders = new ArrayDeque<>();
    private int entries;

    /** A file or something like it, by its path in the folder; a link may lead out of it. */
    record Found(String path, Path file, boolean leadsOut) {}

    FileWalk(Path root) {
        this.root = root;
    }

    List<Found> files() {
        folders.add(root);
        while (!folders.isEmpty() && files.size() < MAX_FILES && entries < MAX_ENTRIES) {
            sorted(folders.remove()).forEach(this::visit);
        }
        return List.copyOf(files);
    }

    private List<Path> sorted(Path directory) {
        var found = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(directory, FileWalk::isShown)) {
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

    private static boolean isShown(Path child) {
        var name = child.getFileName().toString();
        return !name.startsWith(".") && !INSTALLED.contains(name);
    }

    private void visit(Path child) {
        if (files.size() == MAX_FILES) {
            return;
        }
        var path =
                root.relativize(child).toString().replace(child.getFileSystem().getSeparator(), "/");
        try {
            var own = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (own.isDirectory() && !DataName.isData(path)) {
                folders.add(child);
                return;
            }
            var leadsOut = own.isSymbolicLink() && !inside(child);
            if (leadsOut || !own.isSymbolicLink() || !Files.isDirectory(child)) {
                files.add(new Found(path, child, leadsOut));
            }
        } catch (IOException e) {
            // gone since the folder was listed
        }
    }

    private boolean inside(Path link) {
        try {
            return link.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }
}
