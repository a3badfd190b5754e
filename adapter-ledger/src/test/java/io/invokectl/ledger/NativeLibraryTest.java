package io.invokectl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.invokectl.application.port.ProgressListener;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NativeLibraryTest {
    @TempDir
    Path temp;

    @Test
    void it_is_unpacked_once() throws IOException {
        Path folder = temp.resolve("cache/native");
        String name = new NativeLibrary(folder).name();
        Object first = Files.readAttributes(folder.resolve(name), "unix:ino").get("ino");

        assertThat(new NativeLibrary(folder).name()).isEqualTo(name);

        assertThat(folder.toFile().list()).containsExactly(name);
        assertThat(Files.readAttributes(folder.resolve(name), "unix:ino")).containsEntry("ino", first);
    }

    @Test
    void its_name_tells_the_driver_and_the_machine_apart() throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath();
        String machine = resource.substring(resource.indexOf("/native/") + "/native/".length());

        assertThat(new NativeLibrary(temp).name())
                .startsWith("driver-" + SQLiteJDBCLoader.getVersion() + "-" + machine.replace('/', '-') + "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
    void none_is_taken_from_a_folder_that_others_can_write(String modes) throws IOException {
        new NativeLibrary(temp).name();
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString(modes));

        assertThatIOException().isThrownBy(() -> new NativeLibrary(temp).name());
    }

    @Test
    void none_is_taken_from_another_users_folder() throws IOException {
        new NativeLibrary(temp).name();
        try {
            Files.setOwner(
                    temp, temp.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (FileSystemException notRoot) {
            Assumptions.abort("only root can give a folder away");
        }

        assertThatIOException().isThrownBy(() -> new NativeLibrary(temp).name());
    }

    @Test
    void without_a_folder_the_driver_has_its_own_way() {
        try (var ledger = SqliteLedger.in(temp.resolve("ledger.db"), Optional.empty(), ProgressListener.NONE)) {
            assertThat(ledger.inspect()).isEmpty();
        }
    }

    @Test
    void one_that_is_cut_short_is_replaced() throws IOException {
        String name = new NativeLibrary(temp).name();
        Path library = temp.resolve(name);
        byte[] whole = Files.readAllBytes(library);
        Files.write(library, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(new NativeLibrary(temp).name()).isEqualTo(name);

        assertThat(library).hasBinaryContent(whole);
    }

    @Test
    void many_that_unpack_it_at_once_find_it_whole() throws Exception {
        int many = 8;
        var barrier = new CyclicBarrier(many);
        var threads = Executors.newFixedThreadPool(many);
        try {
            var sizes = new ArrayList<Future<Long>>();
            for (int i = 0; i < many; i++) {
                sizes.add(threads.submit(() -> {
                    barrier.await();
                    return Files.size(temp.resolve(new NativeLibrary(temp).name()));
                }));
            }
            for (Future<Long> size : sizes) {
                assertThat(size.get()).isEqualTo(sizes.get(0).get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(temp.toFile().list()).hasSize(1);
    }
}
