package io.invokectl.bootstrap;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.invokectl.bootstrap.Fences.Fence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    static Stream<JavaClass> plantedDependencies() {
        return new ClassFileImporter()
                .importPackages("io.invokectl").stream()
                        .filter(type -> type.getPackageName().endsWith(".planted"))
                        .filter(type -> type.getSimpleName().contains("On"));
    }

    @ParameterizedTest
    @MethodSource("plantedDependencies")
    void every_planted_dependency_is_detected(JavaClass planted) {
        JavaClasses alone = new ClassFileImporter().importClasses(planted.reflect());

        assertThat(Stream.concat(
                        fences().map(Fence::rule), LiteralFence.ALL.stream().map(LiteralFence::rule)))
                .anyMatch(rule -> rule.allowEmptyShould(true).evaluate(alone).hasViolation());
    }

    static Stream<MemberRule> members() {
        return MemberRule.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("members")
    void every_forbidden_member_is_detected(MemberRule members) {
        assertThat(violations(members.fence().rule(), members.planted()))
                .contains(members.detected().toArray(String[]::new));
    }

    private static String violations(ArchRule rule, Class<?> planted) {
        JavaClasses alone = new ClassFileImporter().importClasses(planted);
        return String.join("\n", rule.evaluate(alone).getFailureReport().getDetails());
    }

    static Stream<LiteralFence> literalFences() {
        return LiteralFence.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("literalFences")
    void no_literal_contains_text_of_another_layer(LiteralFence fence) {
        fence.rule().check(program);
    }

    @ParameterizedTest
    @MethodSource("literalFences")
    void every_form_of_a_forbidden_literal_is_detected(LiteralFence fence) {
        assertThat(violations(fence.rule(), fence.planted()))
                .contains(fence.plantedLiterals().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("literalFences")
    void no_resource_contains_text_of_another_layer(LiteralFence fence) {
        assertThat(fence.resources(Path.of(".."))).isEmpty();
    }

    @Test
    void a_forbidden_text_in_a_resource_is_detected(@TempDir Path root) throws IOException {
        Path resource = root.resolve("adapter-files/src/main/resources/io/message.txt");
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, "add\n--force");

        assertThat(LiteralFence.ALL.get(0).resources(root)).containsExactly(resource);
    }

    static Stream<ModuleRule> modules() {
        return ModuleRule.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void every_module_and_library_of_the_rules_is_used(ModuleRule module) {
        Set<String> used = program.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith("io.invokectl." + module.name() + "."))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName() + ".")
                .collect(toSet());

        Stream.concat(
                        Stream.of(ModuleRule.packages(module.modules().toArray(String[]::new))),
                        module.libraries().stream())
                .map(name -> name.replace("..", "."))
                .forEach(name -> assertThat(used)
                        .as("%s uses %s", module.name(), name)
                        .anyMatch(target -> target.startsWith(name)));
    }

    static Stream<String> adapters() {
        return ModuleRule.ADAPTERS.stream();
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
