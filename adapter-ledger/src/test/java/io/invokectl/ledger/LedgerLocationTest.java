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
    Path folder;

    @Test
    void only_the_owner_can_read_what_it_makes() throws IOException {
        Path file = folder.resolve("state/invokectl/ledger.db");

        try (var ledger = ledger(file)) {
            begun(ledger);
            assertThat(modes(folder.resolve("state"))).isEqualTo("rwx------");
            assertThat(modes(file.getParent())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertThat(files.toList())
                        .extracting(path -> path.getFileName() + " " + modes(path))
                        .containsExactlyInAnyOrder(
                                "ledger.db rw-------",
                                "ledger.db-wal rw-------",
                                "ledger.db-shm rw-------",
                                "ledger.db-processes rw-------",
                                "ledger.db-rescue rw-------");
            }
        }
    }

    @Test
    void what_others_could_read_is_taken_from_them() throws IOException {
        Path file = folder.resolve("ledger.db");
        try (var ledger = ledger(file)) {
            begun(ledger);
        }
        List<String> endings = List.of("", "-wal", "-shm", "-rescue", "-processes");
        for (String ending : endings) {
            Files.setPosixFilePermissions(
                    folder.resolve("ledger.db" + ending), PosixFilePermissions.fromString("rw-rw-r--"));
        }

        ledger(file).close();

        assertThat(endings)
                .extracting(ending -> modes(folder.resolve("ledger.db" + ending)))
                .containsOnly("rw-------");
    }

    @Test
    void a_path_is_a_path_whatever_it_holds() {
        Path file = folder.resolve("what?mode=memory&x=%41 #1.db");

        try (var ledger = ledger(file)) {
            begun(ledger);
        }

        assertThat(file).isNotEmptyFile();
        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).hasSize(1);
        }
    }

    @Test
    void a_link_and_its_target_are_one_ledger() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("real.db"));
        try (var ledger = ledger(folder.resolve("real.db"));
                var linked = ledger(link)) {
            begun(ledger);
            assertThat(linked.list(JobFilter.ALL)).singleElement().matches(job -> job.isBeingSent());
        }
        assertThat(folder.resolve("link.db-processes")).doesNotExist();
    }

    @Test
    void a_file_in_the_place_of_its_folder_is_no_place() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file.resolve("state/ledger.db")))
                .withMessage("ledger " + file + "/state/ledger.db: cannot be made: a file is in the place of a folder")
                .returns(Kind.NO_PLACE, LedgerException::kind);
    }

    @Test
    void a_folder_is_no_ledger() {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(folder))
                .withMessage("ledger " + folder + ": is no file")
                .returns(Kind.NO_PLACE, LedgerException::kind);
    }

    @Test
    void a_folder_that_cannot_be_written_is_no_place() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        Assumptions.assumeFalse(Files.isWritable(folder), "root writes everywhere");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(folder.resolve("ledger.db")))
                .withMessage("ledger " + folder + "/ledger.db: cannot be made: permission denied")
                .returns(Kind.NO_PLACE, LedgerException::kind);
    }

    @Test
    void a_ledger_that_cannot_be_written_is_trouble() throws IOException {
        Path file = folder.resolve("ledger.db");
        ledger(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Assumptions.assumeFalse(Files.isWritable(file), "root writes everywhere");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> begun(ledger(file)))
                .withMessageContaining("check the permissions of the file and of its folder")
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
    void a_file_system_of_another_machine_is_no_place(String type) {
        assertThat(new FileSystemType(type).isNetwork()).isTrue();
    }

    @Test
    void a_file_system_of_this_machine_is_one() {
        assertThat(List.of("ext4", "xfs", "btrfs", "zfs", "apfs", "hfs", "tmpfs", "overlay", "f2fs", "jfs", "fuseblk"))
                .noneMatch(type -> new FileSystemType(type).isNetwork());
    }

    private static String modes(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
