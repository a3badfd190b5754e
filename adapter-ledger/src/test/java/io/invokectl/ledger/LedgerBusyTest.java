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
    private static final Duration SILENCE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private final List<ProgressEvent> told = new ArrayList<>();
    private LedgerLocation place;

    @BeforeEach
    void ledgerIsThere() {
        LedgerFixture.ledger(folder.resolve("ledger.db")).close();
        place = LedgerLocation.at(folder.resolve("ledger.db"));
    }

    @Test
    void others_that_write_are_waited_for_and_after_a_while_that_is_said() throws Exception {
        try (var other = Database.open(place, ProgressListener.NONE)) {
            other.run("BEGIN IMMEDIATE");
            ProgressListener lettingGo = notice -> {
                told.add(notice);
                assertThatNoException().isThrownBy(() -> other.run("COMMIT"));
            };
            try (var database = Database.open(place, lettingGo, SILENCE, PATIENCE)) {
                assertThat(database.<String>write(all -> "written")).isEqualTo("written");
            }
        }

        assertThat(told)
                .containsExactly(
                        new ProgressEvent.Waiting(PATIENCE.minus(SILENCE), "others write the ledger " + place.name()));
    }

    @Test
    void one_that_never_lets_go_is_named_in_the_end() throws Exception {
        try (var other = Database.open(place, ProgressListener.NONE)) {
            other.run("BEGIN IMMEDIATE");
            try (var database = Database.open(place, told::add, SILENCE, PATIENCE)) {
                assertThatExceptionOfType(LedgerException.class)
                        .isThrownBy(() -> database.write(all -> "never"))
                        .withMessageStartingWith("ledger " + place.name()
                                + ": is locked by another program; try again when that has ended");
            }
        }
    }
}
