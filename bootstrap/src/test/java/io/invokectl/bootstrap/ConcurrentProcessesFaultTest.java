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

/** Many processes submit jobs at once and share a ledger that does not exist yet. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConcurrentProcessesFaultTest {
    private static final int PROCESSES = FaultBudget.choose(6, 50);
    private static final int JOBS_EACH = FaultBudget.choose(5, 10);

    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
    private final List<ProgramProcess> programs = new ArrayList<>();
    private CliUser user;

    @BeforeEach
    void setUp() {
        user = new CliUser(home, api);
    }

    @AfterEach
    void close() {
        programs.forEach(ProgramProcess::close);
        api.close();
    }

    @Test
    void each_job_is_charged_once_and_recorded() throws Exception {
        for (int process = 1; process <= PROCESSES; process++) {
            String[] args = user.withConnection(user.createArgs("job " + process + "-NUMBER"));
            programs.add(ProgramProcess.start(
                    home,
                    RepeatedProgram.class,
                    Stream.concat(Stream.of(Integer.toString(JOBS_EACH), "NUMBER"), Stream.of(args))
                            .toArray(String[]::new)));
        }

        for (ProgramProcess program : programs) {
            assertThat(program.remainingStderr())
                    .allMatch(line -> line.matches("Notice: (waiting|the API address applies) .*"));
            assertThat(program.exitCode()).isZero();
        }

        assertThat(api.charges())
                .extracting(RecordingApiServer.Charge::prompt)
                .hasSize(PROCESSES * JOBS_EACH)
                .doesNotHaveDuplicates();
        assertThat(user.jobs())
                .extracting(job -> CliUser.text(job, "request_id"))
                .containsExactlyInAnyOrderElementsOf(api.charges().stream()
                        .map(charge -> charge.id().value())
                        .toList());
        int all = PROCESSES * JOBS_EACH;
        assertThat(user.execute("ledger", "verify").out())
                .isEqualTo("%d jobs, %d attempts, 0 files: no problems found%n".formatted(all, all));
    }

    @Test
    void one_process_submits_the_job_of_a_shared_idempotency_key() throws Exception {
        api.delaying(300);
        for (int process = 1; process <= FaultBudget.choose(3, PROCESSES); process++) {
            programs.add(user.start(user.createArgs("the only one")));
        }

        var codes = new HashSet<Integer>();
        for (ProgramProcess program : programs) {
            codes.add(program.exitCode());
            assertThat(program.remainingStderr()).noneMatch(line -> line.contains("locked"));
        }

        assertThat(codes).contains(0).isSubsetOf(0, 4);
        assertThat(api.charges()).hasSize(1);
        assertThat(user.doubts()).isEmpty();
        assertThat(user.execute("ledger", "verify").out()).isEqualTo("1 job, 1 attempt, 0 files: no problems found\n");
    }
}
