package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at random times, and its ledger is compared with the charges of the API. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class KillFaultTest {
    private static final int KILLS = FaultBudget.repetitions(8);
    private static final long SEED = Long.getLong("faults.seed", 1);

    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer().delaying(400);
    private final List<String> rows = new ArrayList<>();
    private CliUser user;

    @BeforeEach
    void setUp() {
        user = new CliUser(home, api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_kill_at_any_time_neither_charges_twice_nor_loses_a_job() throws Exception {
        long duration = Math.min(durationOfRun("the first"), durationOfRun("the second"));
        var random = new Random(SEED);
        for (int kills = 1; kills <= KILLS; kills++) {
            String row = "row" + kills;
            rows.add(row);
            try (var program = user.start(args(row))) {
                program.runFor(random.nextLong(duration)).kill();
            }
            assertThat(user.execute("ledger", "verify").code()).isZero();
            assertThat(user.doubts()).hasSizeLessThanOrEqualTo(kills);
        }
        api.awaitPendingRequests();

        rows.forEach(row -> assertThat(user.execute(args(row)).code()).as(row).isEqualTo(isInDoubt(row) ? 4 : 0));

        assertThat(rows).allSatisfy(row -> assertThat(api.requestIdsFor(row)).hasSizeLessThanOrEqualTo(1));
        assertThat(api.charges())
                .allSatisfy(charge -> assertThat(isRecorded(charge.id()) || isInDoubt(charge.prompt()))
                        .as("%s is in the ledger, or %s is in doubt", charge.id(), charge.prompt())
                        .isTrue());
        if (FaultBudget.isExtended()) {
            assertThat(user.doubts()).isNotEmpty().hasSizeLessThan(KILLS);
        }

        resolveDoubts();
        assertThat(rows).allSatisfy(row -> {
            assertThat(user.execute(args(row)).code()).isZero();
            assertThat(api.requestIdsFor(row)).hasSize(1);
        });
        assertThat(user.execute("ledger", "verify").out())
                .endsWith(api.charges().size() + " files: no problems found\n");
    }

    private long durationOfRun(String row) throws Exception {
        long start = System.nanoTime();
        try (var program = user.start(args(row))) {
            assertThat(program.exitCode()).isZero();
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private String[] args(String row) {
        return user.runArgs(row, "--poll-interval", "100ms");
    }

    private boolean isRecorded(RequestId id) {
        return user.execute("show", id.value()).code() == 0;
    }

    private boolean isInDoubt(String row) {
        return user.doubts().stream().anyMatch(doubt -> rowOf(doubt).equals(row));
    }

    private String rowOf(JsonObject doubt) {
        JsonObject job = user.show(CliUser.text(doubt, "job_id"));
        return ((JsonObject) job.get("input")).get("prompt").nonBlankText().orElseThrow();
    }

    /** Resolves every job in doubt by the charges, as a user would by the usage of the account. */
    private void resolveDoubts() {
        for (JsonObject doubt : user.doubts()) {
            String job = CliUser.text(doubt, "job_id");
            List<RequestId> ids = api.requestIdsFor(rowOf(doubt));
            Program.Result resolved = ids.isEmpty()
                    ? user.execute("doubts", "resolve", job, "--not-charged")
                    : user.execute(
                            "doubts", "resolve", job, "--request-id", ids.get(0).value());
            assertThat(resolved.code()).isZero();
        }
    }
}
