package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes buy at once, and all of them keep one ledger, which none of them finds made. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ManyProcessesFaultTest {
    private static final int PROCESSES = FaultBudget.choose(6, 50);
    private static final int JOBS_EACH = FaultBudget.choose(5, 10);

    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer();
    private final List<ProgramProcess> programs = new ArrayList<>();
    private CliUser buyer;

    @BeforeEach
    void settle() {
        buyer = new CliUser(home, seller);
    }

    @AfterEach
    void close() {
        programs.forEach(ProgramProcess::close);
        seller.close();
    }

    @Test
    void each_job_of_many_processes_is_bought_once_and_in_the_ledger() throws Exception {
        for (int process = 1; process <= PROCESSES; process++) {
            String[] words = buyer.connected(buyer.create("job " + process + "-NUMBER"));
            programs.add(ProgramProcess.start(
                    home,
                    SeveralRuns.class,
                    Stream.concat(Stream.of(Integer.toString(JOBS_EACH), "NUMBER"), Stream.of(words))
                            .toArray(String[]::new)));
        }

        for (ProgramProcess program : programs) {
            assertThat(program.lastWords()).allMatch(line -> line.matches("Notice: (waiting|later commands) .*"));
            assertThat(program.exitCode()).isZero();
        }

        assertThat(seller.sales())
                .extracting(RecordingApiServer.Charge::prompt)
                .hasSize(PROCESSES * JOBS_EACH)
                .doesNotHaveDuplicates();
        assertThat(buyer.jobs())
                .extracting(job -> CliUser.text(job, "request_id"))
                .containsExactlyInAnyOrderElementsOf(
                        seller.sales().stream().map(sale -> sale.id().value()).toList());
        int all = PROCESSES * JOBS_EACH;
        assertThat(buyer.here("ledger", "verify").out())
                .isEqualTo("%d jobs, %d attempts, 0 files: all is well%n".formatted(all, all));
    }

    @Test
    void of_many_processes_that_buy_under_one_key_one_sends() throws Exception {
        seller.slow(300);
        for (int process = 1; process <= FaultBudget.choose(3, PROCESSES); process++) {
            programs.add(buyer.start(buyer.create("the only one")));
        }

        var codes = new HashSet<Integer>();
        for (ProgramProcess program : programs) {
            codes.add(program.exitCode());
            assertThat(program.lastWords()).noneMatch(line -> line.contains("locked"));
        }

        assertThat(codes).contains(0).isSubsetOf(0, 4);
        assertThat(seller.sales()).hasSize(1);
        assertThat(buyer.doubts()).isEmpty();
        assertThat(buyer.here("ledger", "verify").out()).isEqualTo("1 jobs, 1 attempts, 0 files: all is well\n");
    }
}
