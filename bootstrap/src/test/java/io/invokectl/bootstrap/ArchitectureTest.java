package io.invokectl.bootstrap;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.invokectl.bootstrap.Fences.Fence;
import io.invokectl.bootstrap.Fences.Library;
import io.invokectl.bootstrap.Fences.Members;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ArchitectureTest {
    private static final ImportOption PRODUCTION =
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");

    private static JavaClasses program;

    @BeforeAll
    static void importProgram() {
        program = new ClassFileImporter().withImportOption(PRODUCTION).importPackages("io.invokectl");
    }

    static Stream<Fence> fences() {
        return Fences.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fences")
    void the_program_satisfies_its_rules(Fence fence) {
        fence.rule().check(program);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fences")
    void every_rule_detects_its_planted_violation(Fence fence) {
        JavaClasses planted =
                new ClassFileImporter().importPackages(fence.planted().getPackageName());

        assertThat(fence.rule().evaluate(planted).hasViolation()).isTrue();
    }

    static Stream<Members> members() {
        return Fences.MEMBERS.stream();
    }

    @ParameterizedTest
    @MethodSource("members")
    void every_forbidden_member_is_detected(Members members) {
        JavaClasses planted = new ClassFileImporter().importClasses(members.planted());

        String violations = String.join(
                "\n",
                members.fence().rule().evaluate(planted).getFailureReport().getDetails());

        members.names().forEach(name -> assertThat(violations).contains("<" + name));
    }

    static Stream<Arguments> literals() {
        return LiteralFence.ALL.stream()
                .flatMap(fence -> fence.modules().stream().map(module -> Arguments.of(module, fence)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("literals")
    void no_literal_contains_text_of_another_layer(String module, LiteralFence fence) {
        fence.rule(module).check(program);
    }

    static Stream<LiteralFence> literalFences() {
        return LiteralFence.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("literalFences")
    void every_form_of_a_forbidden_literal_is_detected(LiteralFence fence) {
        JavaClasses planted = new ClassFileImporter().importClasses(fence.planted());
        String module = fence.planted().getPackageName().split("\\.")[2];

        String violations = String.join(
                "\n", fence.rule(module).evaluate(planted).getFailureReport().getDetails());

        fence.plantedLiterals().forEach(literal -> assertThat(violations).contains("\"" + literal + "\""));
    }

    @Test
    void every_package_of_the_rules_has_classes() {
        for (String name : Stream.of(Fences.INNER, Fences.ADAPTERS, Fences.OUTER)
                .flatMap(List::stream)
                .toList()) {
            assertThat(program).anyMatch(type -> type.getPackageName().startsWith("io.invokectl." + name));
        }
    }

    static Stream<Library> libraries() {
        return Fences.LIBRARIES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void every_library_of_the_rules_is_used_where_allowed(Library library) {
        for (String user : library.users()) {
            boolean used = program.stream()
                    .filter(type -> type.getPackageName().startsWith("io.invokectl." + user))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .anyMatch(dependency -> library.packages().stream()
                            .anyMatch(name ->
                                    dependency.getTargetClass().getPackageName().startsWith(name.replace("..", ""))));
            assertThat(used).as("%s uses %s", user, library.packages()).isTrue();
        }
    }

    static Stream<String> adapters() {
        return Fences.ADAPTERS.stream();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void the_entry_types_of_an_adapter_are_public_and_others_in_its_package_are_not(String name) {
        String adapter = "io.invokectl." + name + ".";
        Set<String> entries = Fences.ENTRIES.get(name);

        assertThat(program.stream()
                        .filter(type -> type.getName().startsWith(adapter) && type.isTopLevelClass())
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(type -> type.getName().substring(adapter.length()))
                        .filter(type -> !type.contains(".") || entries.contains(type))
                        .collect(toSet()))
                .isEqualTo(entries);
    }

    @Test
    void the_library_has_one_public_package_of_at_most_25_types() {
        List<JavaClass> types = program.stream()
                .filter(type -> type.getPackageName().startsWith("io.invokectl.client"))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getSimpleName().contains("_"))
                .toList();

        assertThat(types)
                .hasSizeBetween(1, 25)
                .allMatch(type -> type.getPackageName().equals("io.invokectl.client"));
    }
}
