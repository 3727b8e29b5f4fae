package io.sluice.connector.file;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.file.excel.BadWorkbook;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in people's words what went wrong with a file. */
final class FileFaults {

    private FileFaults() {}

    static ConnectorException missing(String path) {
        return new ConnectorException(
                Fault.NOT_FOUND,
                path,
                "there is no file " + path + " in the data folder",
                "Check the name, or give the folder with --files",
                null);
    }

    static ConnectorException outside(String path) {
        return new ConnectorException(
                Fault.FORBIDDEN,
                path,
                path + " leads out of the data folder",
                "Copy the file into the folder, or give its own folder with --files",
                null);
    }

    static ConnectorException notAFile(String path, String what) {
        return new ConnectorException(
                Fault.BAD_SETTING,
                path,
                path + " is " + what + ", not a file",
                "Name a CSV, TSV, JSON, JSONL, Parquet or XLSX file",
                null);
    }

    static Charset charset(String path, String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    path,
                    "no encoding is called " + name,
                    "Name one such as UTF-8 or windows-1252",
                    e);
        }
    }

    static ConnectorException empty(String path) {
        return badData(path, "the file is empty, it has not even a header", "Give a file with a header and rows");
    }

    static ConnectorException badData(String path, String message, String next) {
        return new ConnectorException(Fault.BAD_DATA, path, path + ": " + message, next, null);
    }

    static ConnectorException of(String path, IOException e) {
        if (e instanceof MalformedText malformed) {
            return badData(path, malformed.getMessage(), malformed.next());
        }
        if (e instanceof BadWorkbook bad) {
            return badData(path, String.valueOf(bad.getMessage()), bad.next());
        }
        if (e instanceof ClosedByInterruptException) {
            return new ConnectorException(
                    Fault.CANCELLED, path, path + ": cancelled", "Ask again if you want it done", e);
        }
        if (e instanceof NoSuchFileException) {
            return missing(path);
        }
        if (e instanceof AccessDeniedException) {
            return new ConnectorException(
                    Fault.FORBIDDEN,
                    path,
                    "no permission for " + path,
                    "Give the user that runs Sluice the right to it (chmod, chown)",
                    e);
        }
        if (String.valueOf(reason(e)).contains("No space left")) {
            return new ConnectorException(
                    Fault.DISK_FULL, path, "the disk is full: " + path, "Free some space and ask again", e);
        }
        return new ConnectorException(
                Fault.BAD_DATA,
                path,
                path + " cannot be read or written: " + reason(e),
                "Check the file and its disk",
                e);
    }

    private static String reason(IOException e) {
        var reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
