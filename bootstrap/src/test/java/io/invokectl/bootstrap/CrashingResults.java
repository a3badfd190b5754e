package io.invokectl.bootstrap;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.StoredFile;
import io.invokectl.domain.json.JsonValue;
import java.util.Optional;

/** A place for files whose process stops with a file half written, or with one that just got its name. */
record CrashingResults(Results results, CrashPoint last) implements Results {
    @Override
    public Draft draft() {
        return new CrashingDraft(results.draft(), last);
    }

    @Override
    public StoredFile save(String name, JsonValue document, boolean overwrite) {
        return results.save(name, document, overwrite);
    }

    @Override
    public Optional<StoredFile> find(String place) {
        return results.find(place);
    }

    private record CrashingDraft(Draft draft, CrashPoint last) implements Draft {
        @Override
        public void restart() {
            draft.restart();
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            draft.accept(buffer, offset, length / 2);
            CrashPoint.DOWNLOADING.haltIf(last);
            draft.accept(buffer, offset + length / 2, length - length / 2);
        }

        @Override
        public byte[] head() {
            return draft.head();
        }

        @Override
        public StoredFile save(String name, boolean overwrite) {
            StoredFile stored = draft.save(name, overwrite);
            CrashPoint.FILE_NAMED.haltIf(last);
            return stored;
        }

        @Override
        public void close() {
            draft.close();
        }
    }
}
