package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection is closed before the response to a submission is complete. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TruncatedResponseFaultTest {
    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
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
    void is_never_resubmitted_and_resumes_if_the_request_id_arrived() {
        for (int bytes : lengths()) {
            String row = "truncated to " + bytes;
            api.truncateResponsesTo(bytes);

            Program.Result truncated = user.execute(user.createArgs(row));

            assertThat(truncated.code()).as(row).isEqualTo(4);
            assertThat(api.requestIdsFor(row)).hasSize(1);
            RequestId id = api.requestIdsFor(row).get(0);
            if (textOf(id, bytes).contains("\"" + id + "\"")) {
                assertResumes(id, truncated);
            } else {
                assertInDoubtWithEvidence(row, truncated);
            }
        }
        assertThat(user.execute("ledger", "verify").code()).isZero();
    }

    /** Lengths of truncated responses, among them the shortest with the complete request ID and its neighbours. */
    private static Set<Integer> lengths() {
        var first = new RequestId("req_1");
        int length = RecordingApiServer.acceptance(first).length;
        int withId = textOf(first, length).indexOf("\"req_1\"") + "\"req_1\"".length();
        var lengths = new TreeSet<>(Set.of(0, withId - 1, withId, withId + 1, length - 1));
        IntStream.iterate(0, bytes -> bytes < length, bytes -> bytes + FaultBudget.choose(17, 1))
                .forEach(lengths::add);
        return lengths;
    }

    private static String textOf(RequestId id, int bytes) {
        return new String(RecordingApiServer.acceptance(id), 0, bytes, UTF_8);
    }

    private void assertResumes(RequestId id, Program.Result truncated) {
        assertThat(truncated.err()).contains("the job was accepted; resume with: invokectl wait ");
        assertThat(user.execute("wait", id.value()).code()).isZero();
        assertThat(CliUser.text(user.show(id.value()), "status")).isEqualTo("COMPLETED");
        assertThat(user.doubts())
                .noneMatch(doubt -> CliUser.text(doubt, "request_id").equals(id.value()));
    }

    private void assertInDoubtWithEvidence(String row, Program.Result truncated) {
        assertThat(truncated.err()).contains("invokectl doubts resolve job_");
        JsonObject doubt = user.show(CliUser.text(user.doubts().get(0), "job_id"));
        assertThat(((JsonObject) doubt.get("input")).get("prompt").nonBlankText())
                .contains(row);
        var attempt = (JsonObject) ((JsonArray) doubt.get("attempts")).items().get(0);
        var evidence = (JsonObject) attempt.get("evidence");
        assertThat(CliUser.text(evidence, "phase")).isIn("waiting", "answering", "answered");
        assertThat(evidence.get("bytes_sent")).isInstanceOf(JsonNumber.class).isNotEqualTo(JsonNumber.of(0));
        assertThat(CliUser.text(evidence, "ended_at")).isNotEmpty();
        assertThat(CliUser.text(attempt, "problem")).startsWith("POST " + api.address());

        Program.Result again = user.execute(user.createArgs(row));
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("is in doubt; nothing was sent");
        assertThat(api.requestIdsFor(row)).hasSize(1);
    }
}
