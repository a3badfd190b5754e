package io.invokectl.application.doctor;

import io.invokectl.domain.failure.InvokectlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found so far. A failure is a finding like others here, and ends nothing. Not thread-safe. */
public final class Findings {
    private final List<Finding> found = new ArrayList<>();

    Findings() {}

    /** Something to be found out. */
    interface Question<T> {
        T answer() throws InterruptedException;
    }

    void add(Finding finding) {
        found.add(finding);
    }

    /** The answer; nothing where there is a failure in its place, which is noted. */
    <T> Optional<T> ask(String check, Question<T> question) throws InterruptedException {
        try {
            return Optional.of(question.answer());
        } catch (InvokectlException failure) {
            add(known(failure)
                    .map(cause -> Finding.couldNotTell(check, "see " + cause.check()))
                    .orElseGet(() -> Finding.of(check, failure)));
            return Optional.empty();
        }
    }

    /** The finding that has said the same before: one cause is named once. */
    private Optional<Finding> known(InvokectlException failure) {
        return found.stream()
                .filter(earlier ->
                        earlier.failure().isPresent() && earlier.detail().equals(failure.getMessage()))
                .findFirst();
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
