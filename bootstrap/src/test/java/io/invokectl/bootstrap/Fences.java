package io.invokectl.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.invokectl.cli.planted.CliOnSocket;
import io.invokectl.client.planted.ClientInsideAdapters;
import io.invokectl.domain.planted.DomainWithMutableField;
import io.invokectl.sandbox.planted.ring.SandboxRing;
import io.invokectl.unlisted.planted.UnlistedModule;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the architecture, each with a violation. */
final class Fences {
    /** The public types of each adapter, by their names in its package. Every other type is internal to the adapter. */
    static final Map<String, Set<String>> ENTRIES = Map.of(
            "http",
            Set.of("HttpInvocations", "HttpMedia", "HttpHealthCheck", "HttpOptions", "HttpTokenValidator"),
            "config",
            Set.of("YamlConfig", "Settings", "ConnectionResolver", "Connection", "UserFolders"),
            "files",
            Set.of("BatchDirectory", "ManifestFile", "ResultDirectory"),
            "report",
            Set.of("HtmlReport"),
            "ledger",
            Set.of("SqliteLedger"),
            "sandbox",
            Set.of("Sandbox", "SandboxBehavior", "SandboxServer", "Faults"),
            "cli",
            Set.of(
                    "Cli",
                    "CommandReference",
                    "CommandTree",
                    "auth.AuthCommands",
                    "batch.BatchCommands",
                    "completion.CompletionCommands",
                    "doctor.DoctorCommands",
                    "jobs.JobCommands",
                    "ledger.LedgerCommands",
                    "sandbox.SandboxCommands",
                    "session.CliRuntime",
                    "session.CommandNode",
                    "output.Console",
                    "output.ExitCode",
                    "output.TerminalSize",
                    "output.TerminalStreams"));

    private Fences() {}

    /** A rule and a class that violates it, which proves that the rule detects violations. */
    record Fence(ArchRule rule, Class<?> planted) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static Stream<Fence> all() {
        return Stream.of(
                        Stream.of(known(), network(), cycles(), fields()),
                        ModuleRule.ALL.stream().map(ModuleRule::fence),
                        ModuleRule.ADAPTERS.stream().map(Fences::entries),
                        MemberRule.ALL.stream().map(MemberRule::fence),
                        NamingFences.all())
                .flatMap(fences -> fences);
    }

    private static Fence known() {
        return new Fence(
                classes()
                        .should()
                        .resideInAnyPackage(
                                ModuleRule.packages(ModuleRule.names().toArray(String[]::new)))
                        .as("every class belongs to a module with a rule"),
                UnlistedModule.class);
    }

    /** A public type in a sub-package of an adapter is not public to the rest of the program. */
    private static Fence entries(String name) {
        DescribedPredicate<JavaClass> internal = describe("internal to adapter-" + name, type -> {
            String inside =
                    type.getName().replace("io.invokectl." + name + ".", "").replaceFirst("\\$.*", "");
            return !ENTRIES.get(name).contains(inside);
        });
        return new Fence(
                noClasses()
                        .that(not(resideInAnyPackage(ModuleRule.packages(name))))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(ModuleRule.packages(name)).and(internal))
                        .as("adapter-" + name + " is used through its entry types alone"),
                ClientInsideAdapters.class);
    }

    private static Fence network() {
        return new Fence(
                noClasses()
                        .that(not(resideInAnyPackage(ModuleRule.packages("http", "sandbox")))
                                .and(not(belongToAnyOf(ArchiveTraining.class))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("java.net..")
                                .and(not(belongToAnyOf(URI.class, URISyntaxException.class, URLDecoder.class))))
                        .as("only adapter-http, adapter-sandbox and archive training use the network"),
                CliOnSocket.class);
    }

    private static Fence cycles() {
        return new Fence(
                slices().matching("io.invokectl.(**)")
                        .should()
                        .beFreeOfCycles()
                        .as("packages have no cyclic dependencies"),
                SandboxRing.class);
    }

    private static Fence fields() {
        return new Fence(
                ArchRuleDefinition.fields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage("io.invokectl.domain..")
                        .should()
                        .haveModifier(JavaModifier.FINAL)
                        .as("the fields of the domain are final"),
                DomainWithMutableField.class);
    }
}
