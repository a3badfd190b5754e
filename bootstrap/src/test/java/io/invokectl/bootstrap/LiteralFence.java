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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * Text that the string literals of a module must not contain. ArchUnit has no model of literals, so they are read from
 * the constant pools of the class files.
 *
 * @param what a description of the forbidden text
 * @param text the forbidden text
 * @param modules the modules that must not contain it
 * @param planted a class with one literal for each form of the text
 * @param plantedLiterals the literals of that class
 */
record LiteralFence(String what, Pattern text, List<String> modules, Class<?> planted, List<String> plantedLiterals) {
    /** The tag of a string in a constant pool. */
    private static final int STRING = 8;

    static final List<LiteralFence> ALL = List.of(
            new LiteralFence(
                    "flags and commands",
                    Pattern.compile("(?:^|[ (])--[a-z]|invokectl [a-z]"),
                    modulesWithout("cli", "bootstrap"),
                    FilesOnFlags.class,
                    List.of("add --force", "overwrite it (--force)", "--force", "see invokectl doubts", "--ledger=")),
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
        return Stream.of(Fences.INNER, Fences.ADAPTERS, Fences.OUTER)
                .flatMap(List::stream)
                .filter(module -> !List.of(exempt).contains(module))
                .toList();
    }

    ArchRule rule(String module) {
        return noClasses()
                .that(resideInAnyPackage("io.invokectl." + module + ".."))
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
            var reader = new ClassReader(content);
            char[] buffer = new char[reader.getMaxStringLength()];
            return IntStream.range(1, reader.getItemCount())
                    .map(reader::getItem)
                    .filter(offset -> offset > 0 && reader.readByte(offset - 1) == STRING)
                    .mapToObj(offset -> reader.readUTF8(offset, buffer));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
