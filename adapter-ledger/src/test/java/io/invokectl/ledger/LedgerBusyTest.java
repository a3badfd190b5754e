package io.invokectl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerBusyTest {
    private static final Duration REPORT_INTERVAL = Duration.ofMillis(20);
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(100);

    @TempDir
    Path directory;

    private final List<ProgressEvent> events = new ArrayList<>();
    private LedgerLocation location;

    @BeforeEach
    void createLedger() {
        LedgerFixture.ledger(directory.resolve("ledger.db")).close();
        location = LedgerLocation.at(directory.resolve("ledger.db"));
    }

    @Test
    void waits_for_other_writers_and_reports_a_long_wait() throws Exception {
        try (var other = Database.open(location, ProgressListener.NONE)) {
            other.run("BEGIN IMMEDIATE");
            ProgressListener releasing = event -> {
                events.add(event);
                assertThatNoException().isThrownBy(() -> other.run("COMMIT"));
            };
            try (var database = Database.open(location, releasing, REPORT_INTERVAL, LOCK_TIMEOUT)) {
                assertThat(database.<String>write(sql -> "written")).isEqualTo("written");
            }
        }

        assertThat(events)
                .containsExactly(new ProgressEvent.Waiting(
                        LOCK_TIMEOUT.minus(REPORT_INTERVAL),
                        "other processes are writing to the ledger " + location.name()));
    }

    @Test
    void reports_the_ledger_when_the_lock_is_not_released_in_time() throws Exception {
        try (var other = Database.open(location, ProgressListener.NONE)) {
            other.run("BEGIN IMMEDIATE");
            try (var database = Database.open(location, events::add, REPORT_INTERVAL, LOCK_TIMEOUT)) {
                assertThatExceptionOfType(LedgerException.class)
                        .isThrownBy(() -> database.write(sql -> "never"))
                        .withMessageStartingWith("ledger " + location.name()
                                + ": is locked by another process; retry when that process has ended");
            }
        }
    }
}
