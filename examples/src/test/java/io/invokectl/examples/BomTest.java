package io.invokectl.examples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BomTest {
    private static final Set<String> NOT_A_LIBRARY = Set.of("bom", "adapter-cli", "bootstrap", "examples");

    @Test
    void the_bom_lists_every_module_of_the_library() {
        Set<String> modules = Set.copyOf(values("../pom.xml", "<module>(.*)</module>")).stream()
                .filter(module -> !NOT_A_LIBRARY.contains(module))
                .collect(toSet());

        assertThat(modules).isNotEmpty();
        assertThat(Set.copyOf(values("../bom/pom.xml", "<artifactId>invokectl-(?!bom)(.*)</artifactId>")))
                .isEqualTo(modules);
    }

    @Test
    void it_has_one_version_and_that_of_the_tree() {
        String version = values("../pom.xml", "(?m)^  <version>(.*)</version>").get(0);

        assertThat(values("../bom/pom.xml", "<artifactId>invokectl-.*</artifactId>\\s*<version>(.*)</version>"))
                .isNotEmpty()
                .containsOnly(version);
    }

    private static List<String> values(String file, String pattern) {
        try {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(Path.of(file)))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
