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

/** The disk that the ledger lies on is full at the worst of times. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiskFullFaultTest {
    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer();
    private CliUser buyer;
    private Path folder;
    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        buyer = new CliUser(home, seller);
        folder = Files.createDirectory(home.resolve("small"));
        Optional<SmallDisk> small = SmallDisk.at(folder);
        assumeThat(small)
                .as("a small file system can be made without being root (unshare -Urm, mount -t tmpfs)")
                .isPresent();
        disk = small.orElseThrow();
        assertThat(ended(buyer.create("the first one")).code()).isZero();
    }

    @AfterEach
    void close() {
        if (disk != null) {
            disk.close();
        }
        seller.close();
    }

    @Test
    void full_before_the_intent_nothing_is_sent() throws Exception {
        disk.fill();

        Ended full = ended(buyer.create("too late"));

        assertThat(full.code()).isEqualTo(9);
        assertThat(full.err())
                .first()
                .asString()
                .startsWith("Error: ledger " + ledger()
                        + ": cannot be written: the disk is full; free some space and retry");
        assertThat(seller.soldFor("too late")).isEmpty();

        disk.makeRoom();
        assertThat(ended(buyer.create("too late")).code()).isZero();
        assertThat(seller.soldFor("too late")).hasSize(1);
    }

    @Test
    void full_before_the_outcome_the_id_is_said_and_noted_for_rescue_and_known_after_the_next_start() throws Exception {
        seller.whenSold(sale -> fill());

        Ended full = ended(buyer.create("paid for", "-o", "json"));

        String id = seller.soldFor("paid for").get(0).value();
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

        disk.makeRoom();
        seller.whenSold(sale -> {});
        Ended again = ended(buyer.create("paid for"));

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains(id);
        assertThat(seller.soldFor("paid for")).hasSize(1);
        assertThat(ended("show", id).code()).isZero();
        assertThat(ended("ledger", "verify").out()).isEqualTo("2 jobs, 2 attempts, 0 files: all is well\n");
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

    private record Ended(int code, String out, List<String> err) {}

    private Ended ended(String... words) throws Exception {
        String[] all =
                Stream.concat(Stream.of(words), Stream.of("--ledger", ledger())).toArray(String[]::new);
        String[] connected = words[0].equals("create") ? buyer.connected(all) : all;
        try (var program = ProgramProcess.startBy(disk.starter(), home, connected)) {
            String out = program.out();
            return new Ended(program.exitCode(), out, program.lastWords());
        }
    }
}
