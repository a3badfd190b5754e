package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text and paths in locales that are unset, not installed or not UTF-8, through the launcher and a new JVM. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LocaleTest {
    /** Paths are created by a shell, because the locale of the test JVM may not be able to encode them. */
    private static final String SCRIPT = """
            set -eu
            HOME=$PWD/'Heim ü 東京 🌆'
            export HOME
            mkdir -p "$HOME" 'Städte 東京 🌆'
            cd 'Städte 東京 🌆'
            echo '{"input":{"style":"Öl 油 🎨"}}' >'Körper 東 🌆.json'
            sh "$INVOKECTL" create --dry-run -m m --request 'Körper 東 🌆.json' --prompt 'Zürich 東京 🌆'
            printf 'id,prompt\\nä東,Zürich\\n' >'Zeilen 東 🌆.csv'
            sh "$INVOKECTL" batch run 'Zeilen 東 🌆.csv' --api-url 'sandbox:?delay=0' -m fal-ai/flux/schnell --out 'Bilder ü 東 🌆'
            ls . 'Bilder ü 東 🌆'
            test -f "$HOME/.local/state/invokectl/ledger.db"
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=",
                "LC_ALL=C",
                "LC_ALL=en_US.UTF-8",
                "LC_ALL=de_DE.ISO-8859-1",
                "LC_CTYPE=UTF-8",
                "LANG=POSIX"
            })
    void arguments_paths_and_home_are_utf_8_in_any_locale(String locale) throws Exception {
        Path launcher = install();
        Path script = Files.writeString(folder.resolve("script"), SCRIPT);
        String[] variable = locale.split("=", 2);
        Map<String, String> environment = new HashMap<>(
                Map.of("INVOKECTL", launcher.toString(), "JAVA_HOME", System.getProperty("java.home"), "LC_ALL", ""));
        environment.put(variable[0], variable[1]);

        Tool.Result result = Tool.run(folder, environment, List.of("sh", script.toString()));

        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("\"prompt\": \"Zürich 東京 🌆\"", "\"style\": \"Öl 油 🎨\"")
                .endsWith("""
                        .:
                        Bilder ü 東 🌆
                        Körper 東 🌆.json
                        Zeilen 東 🌆.csv

                        Bilder ü 東 🌆:
                        batch.ledger
                        batch.name
                        batch.rows
                        results.jsonl
                        submissions.jsonl
                        ä東-1.png
                        """);
    }

    /** Creates a distribution whose jar refers to the class path of this test. */
    private Path install() throws IOException {
        Path library = Files.createDirectories(folder.resolve("lib"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(library.resolve("invokectl.jar")), manifest).close();
        return Files.copy(Path.of("..", "invokectl"), folder.resolve("invokectl"));
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
