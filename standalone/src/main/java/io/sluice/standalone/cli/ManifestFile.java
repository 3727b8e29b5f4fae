package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.SchemaFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A manifest on disk, and the schema files beside it. */
record ManifestFile(Path path) {

    String name() {
        return path.getFileName().toString();
    }

    Manifest read() {
        return Manifest.read(name(), text(path), schemas());
    }

    String text() {
        return text(path);
    }

    SchemaFiles schemas() {
        var folder = path.toAbsolutePath().normalize().getParent();
        return relative -> {
            var file = folder.resolve(relative).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
        };
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    file.toString(),
                    "the file " + file + " is no text in UTF-8",
                    "Name a text file, or save it in UTF-8",
                    e);
        } catch (IOException e) {
            throw new ConnectorException(
                    Fault.NOT_FOUND,
                    file.toString(),
                    "the file " + file + " cannot be read",
                    "Name a file that is there",
                    e);
        }
    }
}
