package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger beside which somebody else has put files of the names that it uses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PreparedLedgerTest {
    @TempDir
    private Path parent;

    private Path folder;
    private Path file;
    private Path victim;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectory(parent.resolve("state"));
        file = folder.resolve("ledger.db");
        victim = Files.writeString(parent.resolve("victim"), "export PATH");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void assertRejected(Path culprit, String problem) {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessage("ledger " + culprit + ": " + problem
                        + "; remove it, or use a ledger in a folder that only you can write to")
                .returns(Kind.TROUBLE, LedgerException::kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-journal", "-wal", "-shm", "-rescue", "-processes"})
    void a_link_beside_it_is_rejected_and_its_target_left_alone(String ending) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("ledger.db" + ending), victim);

        assertRejected(link, "is a symbolic link");
        assertThat(victim).hasContent("export PATH");
        assertThat(Files.getPosixFilePermissions(victim)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rescue", "-processes"})
    void a_dangling_link_creates_nothing(String ending) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("ledger.db" + ending), parent.resolve("new"));

        assertRejected(link, "is a symbolic link");
        assertThat(parent.resolve("new")).doesNotExist();
    }

    @Test
    @Timeout(60)
    void a_pipe_beside_it_is_rejected_before_it_is_opened() throws Exception {
        Path pipe = folder.resolve("ledger.db-rescue");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertRejected(pipe, "is not a regular file");
    }

    @Test
    void a_second_name_of_a_file_is_rejected_where_others_can_write() throws IOException {
        Path link = Files.createLink(folder.resolve("ledger.db-rescue"), victim);
        openToAll();

        assertRejected(link, "has a second name (hard link) that others may have made");
        assertThat(victim).hasContent("export PATH");
    }

    @Test
    void own_files_are_used_where_others_can_write_too() throws IOException {
        openToAll();

        ledger(file).close();
        ledger(file).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-rescue"})
    void the_file_of_another_user_is_rejected_where_others_can_write(String ending) throws IOException {
        ledger(file).close();
        Path foreign = folder.resolve("ledger.db" + ending);
        giveAway(foreign);
        openToAll();

        assertRejected(foreign, "belongs to another user");
    }

    @Test
    void the_link_of_another_user_to_a_ledger_is_rejected() throws IOException {
        Path real = parent.resolve("real.db");
        ledger(real).close();
        Files.createSymbolicLink(file, real);
        giveAway(file);

        assertRejected(file, "belongs to another user");
    }

    @Test
    void the_folder_that_was_named_may_itself_be_a_link() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder);

        ledger(link.resolve("ledger.db")).close();

        assertThat(folder.resolve("ledger.db")).isNotEmptyFile();
    }

    private void openToAll() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Only root may do that. */
    private static void giveAway(Path file) throws IOException {
        assumeThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
        Files.setAttribute(file, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    }
}
