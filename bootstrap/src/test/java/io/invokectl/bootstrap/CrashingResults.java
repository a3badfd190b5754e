package io.invokectl.bootstrap;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.json.JsonValue;
import java.util.Optional;

/** A result store whose process crashes with a file half written or just renamed. */
record CrashingResults(Results results, CrashPoint crashPoint) implements Results {
    @Override
    public Draft draft() {
        return new CrashingDraft(results.draft(), crashPoint);
    }

    @Override
    public StoredFile save(String name, JsonValue document, boolean overwrite) {
        return results.save(name, document, overwrite);
    }

    @Override
    public Optional<StoredFile> find(String path) {
        return results.find(path);
    }

    @Override
    public void read(String place, Draft draft) {
        results.read(place, draft);
    }

    private record CrashingDraft(Draft draft, CrashPoint crashPoint) implements Draft {
        @Override
        public void restart() {
            draft.restart();
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            draft.accept(buffer, offset, length / 2);
            CrashPoint.DURING_DOWNLOAD.haltIf(crashPoint);
            draft.accept(buffer, offset + length / 2, length - length / 2);
        }

        @Override
        public byte[] head() {
            return draft.head();
        }

        @Override
        public StoredFile save(String name, boolean overwrite) {
            StoredFile stored = draft.save(name, overwrite);
            CrashPoint.AFTER_FILE_RENAME.haltIf(crashPoint);
            return stored;
        }

        @Override
        public void close() {
            draft.close();
        }
    }
}
