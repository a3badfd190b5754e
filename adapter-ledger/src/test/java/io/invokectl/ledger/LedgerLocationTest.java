package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.invokectl.application.port.JobFilter;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerLocationTest {
    @TempDir
    Path directory;

    @Test
    void creates_files_that_only_the_owner_can_read() throws IOException {
        Path file = directory.resolve("state/invokectl/ledger.db");

        try (var ledger = ledger(file)) {
            begun(ledger);
            assertThat(modes(directory.resolve("state"))).isEqualTo("rwx------");
            assertThat(modes(file.getParent())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertThat(files.toList())
                        .extracting(path -> path.getFileName() + " " + modes(path))
                        .containsExactlyInAnyOrder(
                                "ledger.db rw-------",
                                "ledger.db-wal rw-------",
                                "ledger.db-shm rw-------",
                                "ledger.db-processes rw-------",
                                "ledger.db-mark rw-------",
                                "ledger.db-rescue rw-------");
            }
        }
    }

    @Test
    void removes_the_permissions_of_others_from_existing_files() throws IOException {
        Path file = directory.resolve("ledger.db");
        try (var ledger = ledger(file)) {
            begun(ledger);
        }
        List<String> suffixes = List.of("", "-wal", "-shm", "-rescue", "-processes", "-mark");
        for (String suffix : suffixes) {
            Files.setPosixFilePermissions(
                    directory.resolve("ledger.db" + suffix), PosixFilePermissions.fromString("rw-rw-r--"));
        }

        ledger(file).close();

        assertThat(suffixes)
                .extracting(suffix -> modes(directory.resolve("ledger.db" + suffix)))
                .containsOnly("rw-------");
    }

    @Test
    void special_characters_in_a_path_are_not_interpreted() {
        Path file = directory.resolve("what?mode=memory&x=%41 #1.db");

        try (var ledger = ledger(file)) {
            begun(ledger);
        }

        assertThat(file).isNotEmptyFile();
        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).hasSize(1);
        }
    }

    @Test
    void the_directory_may_be_a_link() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        try (var ledger = ledger(real.resolve("ledger.db"));
                var linked = ledger(link.resolve("ledger.db"))) {
            begun(ledger);
            assertThat(linked.list(JobFilter.ALL)).singleElement().matches(job -> job.isBeingSent());
        }
    }

    @Test
    void the_file_may_not_be_a_link() throws IOException {
        Path victim = Files.createFile(directory.resolve("victim"));
        Path link = Files.createSymbolicLink(directory.resolve("link.db"), victim);

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(link))
                .withMessage("ledger " + link
                        + ": is a symbolic link; remove it, or use a directory that only you can write to")
                .returns(Kind.TROUBLE, LedgerException::kind);
        assertThat(victim).isEmptyFile();
    }

    @Test
    void a_path_below_a_file_is_rejected() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file.resolve("state/ledger.db")))
                .withMessage("ledger " + file + "/state/ledger.db: cannot be created: " + file + " is not a directory")
                .returns(Kind.NO_PLACE, LedgerException::kind);
    }

    @Test
    void a_directory_is_rejected() {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(directory))
                .withMessage("ledger " + directory + ": is not a regular file")
                .returns(Kind.NO_PLACE, LedgerException::kind);
    }

    @Test
    void reports_a_directory_that_is_not_writable() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
        Assumptions.assumeFalse(Files.isWritable(directory), "root writes everywhere");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(directory.resolve("ledger.db")))
                .withMessage("ledger " + directory + "/ledger.db: cannot be created: permission denied")
                .returns(Kind.NO_PLACE, LedgerException::kind);
    }

    @Test
    void reports_a_ledger_that_is_not_writable() throws IOException {
        Path file = directory.resolve("ledger.db");
        ledger(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Assumptions.assumeFalse(Files.isWritable(file), "root writes everywhere");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> begun(ledger(file)))
                .withMessageContaining("check the permissions of the file and its directory")
                .returns(Kind.TROUBLE, LedgerException::kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nfs",
                "nfs4",
                "NFS",
                "cifs",
                "smb3",
                "smbfs",
                "9p",
                "afs",
                "afpfs",
                "lustre",
                "ceph",
                "fuse.ceph",
                "fuse.sshfs",
                "fuse.glusterfs",
                "fuse.rclone",
                "macfuse_sshfs",
                "vboxsf"
            })
    void recognizes_network_file_systems(String type) {
        assertThat(LedgerLocation.isNetwork(type)).isTrue();
    }

    @Test
    void recognizes_local_file_systems() {
        assertThat(List.of("ext4", "xfs", "btrfs", "zfs", "apfs", "hfs", "tmpfs", "overlay", "f2fs", "jfs", "fuseblk"))
                .noneMatch(type -> LedgerLocation.isNetwork(type));
    }

    private static String modes(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
