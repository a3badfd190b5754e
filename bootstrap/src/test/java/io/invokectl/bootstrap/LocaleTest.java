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

/** Texts and paths under locales that are missing, not installed or not UTF-8, through the launcher and a real JVM. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LocaleTest {
    /** A shell builds every path, because the JVM of the tests may itself run under a locale that cannot name them. */
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
    @ValueSource(strings = {"LC_ALL=", "LC_ALL=POSIX", "LC_ALL=en_US.UTF-8", "LC_CTYPE=UTF-8", "LANG=de_DE.ISO-8859-1"})
    void arguments_paths_and_home_are_utf_8_under_any_locale(String locale) throws Exception {
        Path launcher = install();
        Path script = Files.writeString(folder.resolve("script"), SCRIPT);
        String[] variable = locale.split("=", 2);
        Map<String, String> environment = new HashMap<>(
                Map.of("INVOKECTL", launcher.toString(), "JAVA_HOME", System.getProperty("java.home"), "LC_ALL", ""));
        environment.put(variable[0], variable[1]);

        Tool.Result result = Tool.run(folder, environment, List.of("sh", script.toString()));

        assertThat(result.code()).as(result.said()).isZero();
        assertThat(result.said())
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
                        ä東-1.png
                        """);
    }

    /** A distribution whose jar is the program of this test run. */
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
