package io.invokectl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
