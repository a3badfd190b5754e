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

/** A ledger whose files another user may have planted. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UntrustedFilesTest {
    @TempDir
    private Path parent;

    private Path directory;
    private Path file;
    private Path victim;

    @BeforeEach
    void prepare() throws IOException {
        directory = Files.createDirectory(parent.resolve("state"));
        file = directory.resolve("ledger.db");
        victim = Files.writeString(parent.resolve("victim"), "export PATH");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void assertRejected(Path planted, String problem) {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessage("ledger " + planted + ": " + problem
                        + "; remove it, or use a directory that only you can write to")
                .returns(Kind.TROUBLE, LedgerException::kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-journal", "-wal", "-shm", "-rescue", "-processes"})
    void a_symbolic_link_is_rejected_and_its_target_not_modified(String suffix) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("ledger.db" + suffix), victim);

        assertRejected(link, "is a symbolic link");
        assertThat(victim).hasContent("export PATH");
        assertThat(Files.getPosixFilePermissions(victim)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rescue", "-processes"})
    void a_dangling_symbolic_link_creates_no_file(String suffix) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("ledger.db" + suffix), parent.resolve("new"));

        assertRejected(link, "is a symbolic link");
        assertThat(parent.resolve("new")).doesNotExist();
    }

    @Test
    @Timeout(60)
    void a_pipe_is_rejected_without_opening_it() throws Exception {
        Path pipe = directory.resolve("ledger.db-rescue");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertRejected(pipe, "is not a regular file");
    }

    @Test
    void a_hard_link_is_rejected_in_a_shared_directory() throws IOException {
        Path link = Files.createLink(directory.resolve("ledger.db-rescue"), victim);
        makeWritableByAll();

        assertRejected(link, "has a hard link that another user may have created");
        assertThat(victim).hasContent("export PATH");
    }

    @Test
    void own_files_are_accepted_in_a_shared_directory() throws IOException {
        makeWritableByAll();

        ledger(file).close();
        ledger(file).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-rescue"})
    void a_file_of_another_user_is_rejected_in_a_shared_directory(String suffix) throws IOException {
        ledger(file).close();
        Path foreign = directory.resolve("ledger.db" + suffix);
        changeOwner(foreign);
        makeWritableByAll();

        assertRejected(foreign, "belongs to another user");
    }

    @Test
    void the_directory_may_be_a_symbolic_link() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), directory);

        ledger(link.resolve("ledger.db")).close();

        assertThat(directory.resolve("ledger.db")).isNotEmptyFile();
    }

    private void makeWritableByAll() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Skips the test unless it runs as root. */
    private static void changeOwner(Path file) throws IOException {
        assumeThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
        Files.setAttribute(file, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    }
}
