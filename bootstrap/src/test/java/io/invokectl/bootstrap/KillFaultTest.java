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

/** The program is killed at random moments of its life, and what it bought is held against the book of the seller. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class KillFaultTest {
    private static final int KILLS = FaultBudget.tries(8);
    private static final long SEED = Long.getLong("faults.seed", 1);

    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer().slow(400);
    private final List<String> rows = new ArrayList<>();
    private CliUser buyer;

    @BeforeEach
    void settle() {
        buyer = new CliUser(home, seller);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void a_kill_at_any_moment_buys_nothing_twice_and_loses_nothing() throws Exception {
        long life = Math.min(lifeUndisturbed("the first"), lifeUndisturbed("a later one"));
        var random = new Random(SEED);
        for (int kills = 1; kills <= KILLS; kills++) {
            String row = "row" + kills;
            rows.add(row);
            try (var program = buyer.start(run(row))) {
                program.goOnFor(random.nextLong(life)).kill();
            }
            assertThat(buyer.here("ledger", "verify").code()).isZero();
            assertThat(buyer.doubts()).hasSizeLessThanOrEqualTo(kills);
        }
        seller.settle();

        rows.forEach(row -> assertThat(buyer.here(run(row)).code()).as(row).isEqualTo(isInDoubt(row) ? 4 : 0));

        assertThat(rows).allSatisfy(row -> assertThat(seller.soldFor(row)).hasSizeLessThanOrEqualTo(1));
        assertThat(seller.sales())
                .allSatisfy(sale -> assertThat(isKnown(sale.id()) || isInDoubt(sale.prompt()))
                        .as("%s is in the ledger, or %s is in doubt", sale.id(), sale.prompt())
                        .isTrue());
        if (FaultBudget.isLong()) {
            assertThat(buyer.doubts()).isNotEmpty().hasSizeLessThan(KILLS);
        }

        resolveDoubts();
        assertThat(rows).allSatisfy(row -> {
            assertThat(buyer.here(run(row)).code()).isZero();
            assertThat(seller.soldFor(row)).hasSize(1);
        });
        assertThat(buyer.here("ledger", "verify").out()).endsWith(seller.sales().size() + " files: all is well\n");
    }

    private long lifeUndisturbed(String row) throws Exception {
        long start = System.nanoTime();
        try (var program = buyer.start(run(row))) {
            assertThat(program.exitCode()).isZero();
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private String[] run(String row) {
        return buyer.run(row, "--poll-interval", "100ms");
    }

    private boolean isKnown(RequestId id) {
        return buyer.here("show", id.value()).code() == 0;
    }

    private boolean isInDoubt(String row) {
        return buyer.doubts().stream().anyMatch(doubt -> rowOf(doubt).equals(row));
    }

    private String rowOf(JsonObject doubt) {
        JsonObject job = buyer.show(CliUser.text(doubt, "job_id"));
        return ((JsonObject) job.get("input")).get("prompt").nonBlankText().orElseThrow();
    }

    /** What a user does who reads the account's usage. */
    private void resolveDoubts() {
        for (JsonObject doubt : buyer.doubts()) {
            String job = CliUser.text(doubt, "job_id");
            List<RequestId> sold = seller.soldFor(rowOf(doubt));
            Program.Result resolved = sold.isEmpty()
                    ? buyer.here("doubts", "resolve", job, "--not-charged")
                    : buyer.here(
                            "doubts",
                            "resolve",
                            job,
                            "--request-id",
                            sold.get(0).value());
            assertThat(resolved.code()).isZero();
        }
    }
}
