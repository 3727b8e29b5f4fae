package io.sluice.connector.file;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.file.FileJournal.Entry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request's change of one file: staged, then applied by an atomic rename, then perhaps undone. Every verb may be called again after a
 * crash at any point and ends in the same state; none overwrites what somebody else has written since.
 */
public final class FileCommit {

    /** Where the change stands; CHANGED: somebody else wrote, replaced or removed the file since. */
    public enum State {
        STAGED,
        APPLIED,
        UNDONE,
        CHANGED
    }

    private final String path;
    private final FileJournal journal;
    private final Entry entry;

    private FileCommit(String path, FileJournal journal, Entry entry) {
        this.path = path;
        this.journal = journal;
        this.entry = entry;
    }

    /** The change that this step of this request has staged for the path, if any. */
    public static Optional<FileCommit> find(DataFolder folder, String path, String requestId, int step) {
        var journal = new FileJournal(folder.writable(path), requestId, step);
        try {
            return Optional.ofNullable(journal.read()).map(entry -> new FileCommit(path, journal, entry));
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** Whether the staged content has left its place, which only {@link #apply} makes happen. */
    boolean moved() {
        return !Files.exists(journal.staged());
    }

    /** {@code create}, {@code replace} or {@code append}. */
    public String action() {
        return entry.action();
    }

    /** How many rows the request wrote. */
    public long rows() {
        return entry.rows();
    }

    /** SHA-256 of the file's new content. */
    public String digest() {
        return entry.newDigest();
    }

    public State state() {
        try {
            var now = digestOf(journal.destination());
            if (!moved()) {
                return same(now, entry.oldDigest()) ? State.STAGED : State.CHANGED;
            }
            // an equal rewrite is undone once its old content has moved back
            boolean keepsOld = entry.oldDigest() == null || Files.exists(journal.old());
            if (same(now, entry.newDigest()) && keepsOld) {
                return State.APPLIED;
            }
            return same(now, entry.oldDigest()) ? State.UNDONE : State.CHANGED;
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** Puts the staged content in its place and keeps the old one; CHANGED without effect if the file is not what it was when staged. */
    public State apply() {
        var state = state();
        if (state != State.STAGED) {
            return state;
        }
        try {
            keepOld();
            moveIntoPlace();
            return State.APPLIED;
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** Puts the old content back, or removes a file that was created; CHANGED without effect if somebody wrote it since. */
    public State undo() {
        var state = state();
        try {
            if (state == State.STAGED) {
                throw new ConnectorException(
                        Fault.BAD_SETTING,
                        path,
                        path + " has not been written yet",
                        "Discard the change instead",
                        null);
            }
            if (state == State.APPLIED) {
                moveBack();
                return State.UNDONE;
            }
            return state;
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** Brings a change that a crash interrupted to its end: forward if the request was committed, else back to nothing. */
    public State recover(boolean committed) {
        if (committed) {
            return apply();
        }
        discard();
        return State.UNDONE;
    }

    /** Forgets the change: what is staged and what is kept for undo; the file itself stays as it is. */
    public void discard() {
        try {
            journal.remove();
        } catch (IOException e) {
            throw FileFaults.of(path, e);
        }
    }

    /** The old content under a second name, so that there is no moment without the file. */
    void keepOld() throws IOException {
        if (entry.oldDigest() == null || Files.exists(journal.old())) {
            return;
        }
        try {
            Files.createLink(journal.old(), journal.destination());
        } catch (UnsupportedOperationException | IOException e) {
            // a file system without hard links
            copyOld();
        }
        journal.sync();
    }

    private void copyOld() throws IOException {
        var draft = journal.old().resolveSibling(journal.old().getFileName() + "-new");
        Files.copy(
                journal.destination(), draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (var file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(draft, journal.old(), StandardCopyOption.ATOMIC_MOVE);
    }

    void moveIntoPlace() throws IOException {
        if (entry.oldDigest() != null) {
            copyRights(journal.destination(), journal.staged());
        }
        Files.move(journal.staged(), journal.destination(), StandardCopyOption.ATOMIC_MOVE);
        journal.sync();
    }

    private void moveBack() throws IOException {
        if (entry.oldDigest() == null) {
            Files.deleteIfExists(journal.destination());
        } else {
            Files.move(journal.old(), journal.destination(), StandardCopyOption.ATOMIC_MOVE);
        }
        journal.sync();
    }

    private static void copyRights(Path from, Path to) throws IOException {
        var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (source != null) {
            Files.setPosixFilePermissions(to, source.readAttributes().permissions());
        }
    }

    private static @Nullable String digestOf(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? FileDigest.sha256(file) : null;
    }

    private static boolean same(@Nullable String left, @Nullable String right) {
        return left == null ? right == null : left.equals(right);
    }
}
