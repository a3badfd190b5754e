package io.invokectl.report;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Saves drafts to a directory, without holding them in memory. */
record FolderResults(Path folder) implements Results {

    /** The report of a batch in a directory. */
    static HtmlReport reportIn(Path folder) {
        return new HtmlReport(new FolderResults(folder), folder);
    }

    @Override
    public Draft draft() {
        try {
            return new FolderDraft(Files.createTempFile(folder, "draft", ".part"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public StoredFile save(String name, JsonValue document, boolean overwrite) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void read(String place, Draft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredFile> find(String place) {
        throw new UnsupportedOperationException();
    }

    private final class FolderDraft implements Draft {
        private final Path part;
        private final OutputStream content;

        FolderDraft(Path part) throws IOException {
            this.part = part;
            this.content = Files.newOutputStream(part);
        }

        @Override
        public void restart() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            try {
                content.write(buffer, offset, length);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public byte[] head() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredFile save(String name, boolean overwrite) {
            try {
                content.close();
                Path target = Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                return new StoredFile(target.toString(), target.toString(), Files.size(target), "");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {
            try {
                content.close();
                Files.deleteIfExists(part);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
