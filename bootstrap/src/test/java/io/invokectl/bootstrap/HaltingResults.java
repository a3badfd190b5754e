package io.invokectl.bootstrap;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.StoredFile;
import io.invokectl.domain.json.JsonValue;
import java.util.Optional;

/** A place for files whose process stops with a file half written, or with one that just got its name. */
record HaltingResults(Results results, Step last) implements Results {
    @Override
    public Draft draft() {
        return new HaltingDraft(results.draft(), last);
    }

    @Override
    public StoredFile keep(String name, JsonValue document, boolean overwrite) {
        return results.keep(name, document, overwrite);
    }

    @Override
    public Optional<StoredFile> find(String place) {
        return results.find(place);
    }

    private record HaltingDraft(Draft draft, Step last) implements Draft {
        @Override
        public void restart() {
            draft.restart();
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            draft.accept(buffer, offset, length / 2);
            Step.DOWNLOADING.haltIf(last);
            draft.accept(buffer, offset + length / 2, length - length / 2);
        }

        @Override
        public byte[] head() {
            return draft.head();
        }

        @Override
        public StoredFile keep(String name, boolean overwrite) {
            StoredFile stored = draft.keep(name, overwrite);
            Step.FILE_NAMED.haltIf(last);
            return stored;
        }

        @Override
        public void close() {
            draft.close();
        }
    }
}
