package io.invokectl.cli.doctor;

import io.invokectl.domain.failure.InvokectlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects findings. A failure is a finding and does not stop the checks that follow. Not thread-safe. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    private Findings() {}

    /** Runs checks and returns their findings in order. */
    static List<Finding> of(List<Check> checks) throws InterruptedException {
        var findings = new Findings();
        for (Check check : checks) {
            check.addTo(findings);
        }
        return List.copyOf(findings.findings);
    }

    /** Checks one part of the installation. Submits and changes nothing. */
    interface Check {

        /** Adds what it finds. */
        void addTo(Findings findings) throws InterruptedException;
    }

    /** A call that may fail. */
    interface Question<T> {
        T answer() throws InterruptedException;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Adds an OK finding with the result, or the failure. */
    void addOk(String check, Question<String> question) throws InterruptedException {
        ask(check, question).ifPresent(detail -> add(Finding.ok(check, detail)));
    }

    /** Returns the result; empty if the call fails, in which case the failure is added as a finding. */
    <T> Optional<T> ask(String check, Question<T> question) throws InterruptedException {
        try {
            return Optional.of(question.answer());
        } catch (InvokectlException failure) {
            add(earlier(failure)
                    .map(cause -> Finding.unknown(check, "see " + cause.check()))
                    .orElseGet(() -> Finding.of(check, failure)));
            return Optional.empty();
        }
    }

    /** One cause is reported once. */
    private Optional<Finding> earlier(InvokectlException failure) {
        return findings.stream()
                .filter(finding ->
                        finding.failure().isPresent() && finding.detail().equals(failure.getMessage()))
                .findFirst();
    }
}
