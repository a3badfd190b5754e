package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the ledger is full before or during a submission. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiskFullFaultTest {
    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
    private CliUser user;
    private Path folder;
    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        user = new CliUser(home, api);
        folder = Files.createDirectory(home.resolve("small"));
        Optional<SmallDisk> mounted = SmallDisk.at(folder);
        assumeThat(mounted)
                .as("an unprivileged user can mount a file system (unshare -Urm, mount -t tmpfs)")
                .isPresent();
        disk = mounted.orElseThrow();
        assertThat(execute(user.createArgs("the first one")).code()).isZero();
    }

    @AfterEach
    void close() {
        if (disk != null) {
            disk.close();
        }
        api.close();
    }

    @Test
    void submits_nothing_if_the_intent_cannot_be_recorded() throws Exception {
        disk.fill();

        Finished full = execute(user.createArgs("too late"));

        assertThat(full.code()).isEqualTo(9);
        assertThat(full.err())
                .first()
                .asString()
                .startsWith("Error: ledger " + ledger()
                        + ": cannot be written: the disk is full; free some space and retry");
        assertThat(api.requestIdsFor("too late")).isEmpty();

        disk.free();
        assertThat(execute(user.createArgs("too late")).code()).isZero();
        assertThat(api.requestIdsFor("too late")).hasSize(1);
    }

    @Test
    void saves_the_request_id_to_the_rescue_file_if_the_outcome_cannot_be_recorded() throws Exception {
        api.onCharge(charge -> fill());

        Finished full = execute(user.createArgs("paid for", "-o", "json"));

        String id = api.requestIdsFor("paid for").get(0).value();
        assertThat(full.code()).isEqualTo(9);
        assertThat(JsonText.parse(full.out()))
                .isInstanceOfSatisfying(
                        JsonObject.class,
                        document ->
                                assertThat(CliUser.text(document, "request_id")).isEqualTo(id));
        assertThat(full.err())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Notice: " + id + " was accepted, but ledger " + ledger() + ": cannot be written")
                        .endsWith("; it is recorded in " + ledger() + "-rescue until the ledger is opened again"));
        assertThat(disk.file("ledger.db-rescue")).content().contains(id);

        disk.free();
        api.onCharge(charge -> {});
        Finished again = execute(user.createArgs("paid for"));

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains(id);
        assertThat(api.requestIdsFor("paid for")).hasSize(1);
        assertThat(execute("show", id).code()).isZero();
        assertThat(execute("ledger", "verify").out()).isEqualTo("2 jobs, 2 attempts, 0 files: no problems found\n");
    }

    private void fill() {
        try {
            disk.fill();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String ledger() {
        return folder.resolve("ledger.db").toString();
    }

    private record Finished(int code, String out, List<String> err) {}

    private Finished execute(String... args) throws Exception {
        String[] all =
                Stream.concat(Stream.of(args), Stream.of("--ledger", ledger())).toArray(String[]::new);
        String[] command = args[0].equals("create") ? user.withConnection(all) : all;
        try (var program = ProgramProcess.startUnder(disk.wrapper(), home, command)) {
            String out = program.out();
            return new Finished(program.exitCode(), out, program.remainingStderr());
        }
    }
}
