package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The licenses of what the packaged jar contains. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LicensesIT {
    private JarFile program;

    @BeforeEach
    void open() throws IOException {
        program = new JarFile(Path.of("target", "invokectl.jar").toFile());
    }

    @AfterEach
    void close() throws IOException {
        program.close();
    }

    @Test
    void each_bundled_artifact_has_a_license_text() throws IOException {
        List<String> notice = text("META-INF/NOTICE").lines().toList();

        assertThat(bundledArtifacts()).hasSizeGreaterThan(10).allSatisfy(artifact -> {
            Optional<String> line = notice.stream()
                    .filter(each -> each.startsWith(artifact + " "))
                    .findFirst();
            assertThat(line).as(artifact).isPresent();
            assertThat(text("META-INF/licenses/" + line.get().replaceFirst(".* ", "")))
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Apache-2.0.txt, 'Apache License'",
        "BoringSSL.txt, BoringSSL",
        "FastCSV.txt, Oliver Siegmar",
        "MPL-2.0.txt, Mozilla Public License Version 2.0",
        "sqlite-jdbc-zentus.txt, David Crawshaw"
    })
    void the_notice_names_each_license_text(String file, String words) throws IOException {
        assertThat(text("META-INF/licenses/" + file)).contains(words);
        assertThat(text("META-INF/NOTICE")).contains(" " + file + "\n");
    }

    /** The artifacts on the class path whose first class is in the jar. */
    private List<String> bundledArtifacts() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().matches("(?!invokectl).*\\.jar"))
                .filter(this::isBundled)
                .map(entry -> entry.getFileName().toString().replaceFirst("-[0-9][^-]*\\.jar$", ""))
                .toList();
    }

    private boolean isBundled(Path library) {
        try (var jar = new JarFile(library.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.contains("module-info"))
                    .findFirst()
                    .filter(name -> program.getEntry(name) != null)
                    .isPresent();
        } catch (IOException unreadable) {
            throw new AssertionError(library + " cannot be read", unreadable);
        }
    }

    private String text(String name) throws IOException {
        return new String(program.getInputStream(program.getEntry(name)).readAllBytes(), UTF_8);
    }
}
