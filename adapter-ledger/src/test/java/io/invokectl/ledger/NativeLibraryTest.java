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
    void unpacks_the_library_once() throws IOException {
        Path directory = temp.resolve("cache/native");
        String name = new NativeLibrary(directory).fileName();
        Object first = Files.readAttributes(directory.resolve(name), "unix:ino").get("ino");

        assertThat(new NativeLibrary(directory).fileName()).isEqualTo(name);

        assertThat(directory.toFile().list()).containsExactly(name);
        assertThat(Files.readAttributes(directory.resolve(name), "unix:ino")).containsEntry("ino", first);
    }

    @Test
    void the_file_name_contains_driver_version_and_platform() throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath();
        String platform = resource.substring(resource.indexOf("/native/") + "/native/".length());

        assertThat(new NativeLibrary(temp).fileName())
                .startsWith("driver-" + SQLiteJDBCLoader.getVersion() + "-" + platform.replace('/', '-') + "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
    void a_directory_writable_by_others_is_rejected(String modes) throws IOException {
        new NativeLibrary(temp).fileName();
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString(modes));

        assertThatIOException().isThrownBy(() -> new NativeLibrary(temp).fileName());
    }

    @Test
    void a_directory_of_another_user_is_rejected() throws IOException {
        new NativeLibrary(temp).fileName();
        try {
            Files.setOwner(
                    temp, temp.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (FileSystemException notRoot) {
            Assumptions.abort("only root can change the owner of a directory");
        }

        assertThatIOException().isThrownBy(() -> new NativeLibrary(temp).fileName());
    }

    @Test
    void the_driver_unpacks_the_library_if_no_directory_is_given() {
        try (var ledger = SqliteLedger.in(temp.resolve("ledger.db"), Optional.empty(), ProgressListener.NONE)) {
            assertThat(ledger.inspect()).isEmpty();
        }
    }

    @Test
    void a_library_shipped_with_the_program_is_used_where_it_is() throws IOException {
        var library = new NativeLibrary(temp.resolve("unused"));
        Path program = temp.resolve("program");
        Path shipped = Files.createDirectories(Path.of(program + LibraryLoaderUtil.getNativeLibResourcePath()));

        assertThat(library.shipped("/nowhere::" + program)).isEmpty();

        Files.createFile(shipped.resolve(LibraryLoaderUtil.getNativeLibName()));

        assertThat(library.shipped("/nowhere::" + program)).contains(shipped);
    }

    @Test
    void a_truncated_library_is_replaced() throws IOException {
        String name = new NativeLibrary(temp).fileName();
        Path library = temp.resolve(name);
        byte[] content = Files.readAllBytes(library);
        Files.write(library, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(new NativeLibrary(temp).fileName()).isEqualTo(name);

        assertThat(library).hasBinaryContent(content);
    }

    @Test
    void concurrent_threads_find_a_complete_library() throws Exception {
        int count = 8;
        var barrier = new CyclicBarrier(count);
        var threads = Executors.newFixedThreadPool(count);
        try {
            var sizes = new ArrayList<Future<Long>>();
            for (int i = 0; i < count; i++) {
                sizes.add(threads.submit(() -> {
                    barrier.await();
                    return Files.size(temp.resolve(new NativeLibrary(temp).fileName()));
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
