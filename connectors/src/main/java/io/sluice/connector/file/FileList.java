package io.sluice.connector.file;

import io.sluice.catalog.FileMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Describes the files of a folder: those that are meant first, and of the others as many as cost a request no time. */
final class FileList {

    /** Files that are opened to find their columns, those that are meant not counted; and how much of them is read. */
    static final int MAX_OPENED = 300;

    private static final long MAX_READ = 8L << 20;
    private static final String NOT_OPENED = "not opened among so many files: name it to have it read";

    private final List<FileWalk.Found> files;
    private final Map<FileWalk.Found, List<FileMetadata>> described = new HashMap<>();
    private int opened;
    private long read;

    FileList(List<FileWalk.Found> files) {
        this.files = files;
    }

    /** In the order of the files. {@code meant} says of a path whether the request may speak of it. */
    List<FileMetadata> described(Predicate<String> meant) {
        for (var file : files) {
            if (meant.test(file.path())) {
                describe(file, true);
            }
        }
        var all = new ArrayList<FileMetadata>();
        for (var file : files) {
            describe(file, false);
            all.addAll(described.get(file));
        }
        return List.copyOf(all);
    }

    private void describe(FileWalk.Found file, boolean meant) {
        described.computeIfAbsent(file, one -> {
            try {
                return one.leadsOut() ? List.of(leadingOut(one)) : tables(one, meant);
            } catch (IOException e) {
                return List.of(); // gone since the folder was listed
            }
        });
    }

    private static FileMetadata leadingOut(FileWalk.Found link) throws IOException {
        var own = Files.readAttributes(link.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return FileDetector.unreadable(link.path(), own, "a link that leads out of the data folder");
    }

    private List<FileMetadata> tables(FileWalk.Found file, boolean meant) throws IOException {
        var attributes = Files.readAttributes(file.file(), BasicFileAttributes.class);
        if (!meant && DataName.isData(file.path()) && attributes.isRegularFile()) {
            if (opened >= MAX_OPENED || read >= MAX_READ) {
                return List.of(FileDetector.unreadable(file.path(), attributes, NOT_OPENED));
            }
            opened++;
            read += FileDetector.sampled(attributes.size());
        }
        return FileDetector.tables(file.path(), file.file(), attributes);
    }
}
