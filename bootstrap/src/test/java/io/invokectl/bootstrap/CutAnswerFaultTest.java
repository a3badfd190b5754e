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

/** The connection ends in the answer to a submission: after its first byte, its last but one, and each in between. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CutAnswerFaultTest {
    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer();
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
    void an_answer_cut_anywhere_is_not_asked_for_again_and_an_id_in_it_is_taken_up() {
        for (int bytes : cuts()) {
            String row = "cut after " + bytes;
            seller.cutAnswersAt(bytes);

            Program.Result cut = buyer.here(buyer.create(row));

            assertThat(cut.code()).as(row).isEqualTo(4);
            assertThat(seller.soldFor(row)).hasSize(1);
            RequestId id = seller.soldFor(row).get(0);
            if (textOf(id, bytes).contains("\"" + id + "\"")) {
                assertIsTakenUp(id, cut);
            } else {
                assertIsDoubtWithEvidence(row, cut);
            }
        }
        assertThat(buyer.here("ledger", "verify").code()).isZero();
    }

    /** Some lengths of the answer less than its own, the one with the whole id and the one before it among them. */
    private static Set<Integer> cuts() {
        var first = new RequestId("req_1");
        int length = RecordingApiServer.acceptance(first).length;
        int whole = textOf(first, length).indexOf("\"req_1\"") + "\"req_1\"".length();
        var cuts = new TreeSet<>(Set.of(0, whole - 1, whole, whole + 1, length - 1));
        IntStream.iterate(0, bytes -> bytes < length, bytes -> bytes + FaultBudget.choose(17, 1))
                .forEach(cuts::add);
        return cuts;
    }

    private static String textOf(RequestId id, int bytes) {
        return new String(RecordingApiServer.acceptance(id), 0, bytes, UTF_8);
    }

    private void assertIsTakenUp(RequestId id, Program.Result cut) {
        assertThat(cut.err()).contains("the job was accepted; take it up with: invokectl wait ");
        assertThat(buyer.here("wait", id.value()).code()).isZero();
        assertThat(CliUser.text(buyer.show(id.value()), "status")).isEqualTo("COMPLETED");
        assertThat(buyer.doubts())
                .noneMatch(doubt -> CliUser.text(doubt, "request_id").equals(id.value()));
    }

    private void assertIsDoubtWithEvidence(String row, Program.Result cut) {
        assertThat(cut.err()).contains("invokectl doubts resolve job_");
        JsonObject doubt = buyer.show(CliUser.text(buyer.doubts().get(0), "job_id"));
        assertThat(((JsonObject) doubt.get("input")).get("prompt").nonBlankText())
                .contains(row);
        var attempt = (JsonObject) ((JsonArray) doubt.get("attempts")).items().get(0);
        var evidence = (JsonObject) attempt.get("evidence");
        assertThat(CliUser.text(evidence, "phase")).isIn("waiting", "answering", "answered");
        assertThat(evidence.get("bytes_sent")).isInstanceOf(JsonNumber.class).isNotEqualTo(JsonNumber.of(0));
        assertThat(CliUser.text(evidence, "ended_at")).isNotEmpty();
        assertThat(CliUser.text(attempt, "problem")).startsWith("POST " + seller.address());

        Program.Result again = buyer.here(buyer.create(row));
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("is in doubt; nothing is sent");
        assertThat(seller.soldFor(row)).hasSize(1);
    }
}
