package io.invokectl.bootstrap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.invokectl.domain.planted.DomainOnSandbox;
import io.invokectl.files.planted.FilesOnFlags;
import io.invokectl.ledger.planted.LedgerOnVariables;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * Text that the classes and resources of a module must not contain. ArchUnit has no model of literals, so they are read
 * from the constant pools of the class files, with the values of annotations, the templates of concatenations and the names.
 *
 * @param what a description of the forbidden text
 * @param text the forbidden text
 * @param modules the modules that must not contain it
 * @param planted a class with one literal for each form of the text
 * @param plantedLiterals the literals of that class
 */
record LiteralFence(String what, Pattern text, List<String> modules, Class<?> planted, List<String> plantedLiterals) {
    /** The tag of a text in a constant pool. */
    private static final int UTF8 = 1;

    static final List<LiteralFence> ALL = List.of(
            new LiteralFence(
                    "flags and commands",
                    Pattern.compile("(?<![\\w-])--[a-z]|invokectl\\s"),
                    modulesWithout("cli", "bootstrap"),
                    FilesOnFlags.class,
                    List.of(
                            "add --force",
                            "overwrite it (--force)",
                            "\"--force\"",
                            "use \"--force\"",
                            "use '--force'",
                            "use `--force`",
                            "[--force]",
                            "use\n--force",
                            "-f/--force",
                            "see invokectl doubts",
                            "invokectl \"",
                            "--ledger=",
                            "--annotated")),
            new LiteralFence(
                    "environment variables",
                    Pattern.compile("DIGITALOCEAN_"),
                    modulesWithout("cli", "bootstrap", "config"),
                    LedgerOnVariables.class,
                    List.of("DIGITALOCEAN_ACCESS_TOKEN")),
            new LiteralFence(
                    "the sandbox",
                    Pattern.compile("(?i)sandbox"),
                    List.of("domain"),
                    DomainOnSandbox.class,
                    List.of("sandbox:")));

    private static List<String> modulesWithout(String... exempt) {
        return ModuleRule.names().stream()
                .filter(module -> !List.of(exempt).contains(module))
                .toList();
    }

    ArchRule rule() {
        return noClasses()
                .that(resideInAnyPackage(ModuleRule.packages(modules.toArray(String[]::new))))
                .should(new ArchCondition<>("contain " + what + " in string literals") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        literals(type)
                                .filter(text.asPredicate())
                                .map(literal -> type.getName() + ": \"" + literal + "\"")
                                .forEach(violation -> events.add(SimpleConditionEvent.satisfied(type, violation)));
                    }
                });
    }

    private static Stream<String> literals(JavaClass type) {
        try (InputStream content =
                type.getSource().orElseThrow().getUri().toURL().openStream()) {
            byte[] bytes = content.readAllBytes();
            var reader = new ClassReader(bytes);
            return IntStream.range(1, reader.getItemCount())
                    .map(reader::getItem)
                    .filter(offset -> offset > 0 && reader.readByte(offset - 1) == UTF8)
                    .mapToObj(offset -> utf(bytes, offset));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String utf(byte[] bytes, int offset) {
        try {
            return new DataInputStream(new ByteArrayInputStream(bytes, offset, bytes.length)).readUTF();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The resources with the forbidden text, except style sheets, whose properties look like flags. */
    List<Path> resources(Path root) {
        return modules.stream()
                .flatMap(module -> Stream.of(module, "adapter-" + module))
                .map(module -> root.resolve(module).resolve("src/main/resources"))
                .filter(Files::isDirectory)
                .flatMap(this::forbidden)
                .toList();
    }

    private Stream<Path> forbidden(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".css"))
                    .filter(file -> text.matcher(read(file)).find())
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
