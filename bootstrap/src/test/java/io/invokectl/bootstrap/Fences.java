package io.invokectl.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import io.invokectl.application.planted.ApplicationOnFiles;
import io.invokectl.application.planted.ApplicationOnJson;
import io.invokectl.application.planted.ApplicationOnSql;
import io.invokectl.cli.planted.CliOnDagger;
import io.invokectl.cli.planted.CliOnFiles;
import io.invokectl.cli.planted.CliOnPictures;
import io.invokectl.cli.planted.CliOnSocket;
import io.invokectl.cli.planted.CliOnTheEnvironment;
import io.invokectl.client.planted.ClientInsideAdapters;
import io.invokectl.client.planted.ClientOnFilesystem;
import io.invokectl.client.planted.ClientOnText;
import io.invokectl.client.planted.ClientOnTheProcess;
import io.invokectl.config.planted.ConfigOnFastCsv;
import io.invokectl.config.planted.ConfigOnGson;
import io.invokectl.config.planted.ConfigOnPicocli;
import io.invokectl.domain.planted.DomainOnApplication;
import io.invokectl.domain.planted.DomainOnHttp;
import io.invokectl.domain.planted.DomainWithMutableField;
import io.invokectl.files.planted.FilesOnClient;
import io.invokectl.files.planted.FilesOnConfig;
import io.invokectl.files.planted.FilesOnSandbox;
import io.invokectl.filesystem.planted.FilesystemOnDomain;
import io.invokectl.http.planted.HttpOnCli;
import io.invokectl.http.planted.HttpOnYaml;
import io.invokectl.json.planted.JsonOnHttp;
import io.invokectl.ledger.planted.LedgerOnReport;
import io.invokectl.report.planted.ReportOnFiles;
import io.invokectl.sandbox.planted.SandboxOnLedger;
import io.invokectl.sandbox.planted.SandboxOnOkHttp;
import io.invokectl.sandbox.planted.SandboxOnTheClock;
import io.invokectl.sandbox.planted.ring.SandboxRing;
import io.invokectl.text.planted.TextOnDomain;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for dependencies between modules, with their exceptions. */
final class Fences {
    static final List<String> ADAPTERS = List.of("http", "config", "files", "report", "sandbox", "ledger", "cli");
    static final List<String> INNER = List.of("domain", "application", "json", "text", "filesystem");
    static final List<String> OUTER = List.of("client", "bootstrap");

    /** The public types of each adapter, by their names in its package. Every other type is internal to the adapter. */
    static final Map<String, Set<String>> ENTRIES = Map.of(
            "http",
            Set.of("HttpInvocations", "HttpMedia", "HttpHealthCheck", "HttpOptions", "HttpTokenValidator"),
            "config",
            Set.of("YamlConfig", "Settings", "ConnectionResolver", "Connection", "Credential", "UserFolders"),
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

    /** A library and the modules that may use it. */
    record Library(List<String> packages, List<String> users, Class<?> planted) {
        Fence fence() {
            return new Fence(
                    noClasses()
                            .that(not(resideInAnyPackage(ours(users))))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)))
                            .as("only " + users + " may use " + packages),
                    planted);
        }
    }

    static final List<Library> LIBRARIES = List.of(
            new Library(
                    List.of("okhttp3..", "okio..", "retrofit2..", "dev.failsafe.."),
                    List.of("http"),
                    SandboxOnOkHttp.class),
            new Library(List.of("com.google.gson.."), List.of("json"), ConfigOnGson.class),
            new Library(List.of("org.snakeyaml.."), List.of("config"), HttpOnYaml.class),
            new Library(List.of("picocli.."), List.of("cli"), ConfigOnPicocli.class),
            new Library(List.of("java.sql..", "org.sqlite.."), List.of("ledger"), ApplicationOnSql.class),
            new Library(List.of("de.siegmar.fastcsv.."), List.of("cli", "files"), ConfigOnFastCsv.class),
            new Library(List.of("java.awt..", "javax.imageio.."), List.of("report"), CliOnPictures.class),
            new Library(
                    List.of("dagger..", "javax.inject..", "jakarta.inject.."),
                    List.of("client", "bootstrap"),
                    CliOnDagger.class));

    /**
     * Members of the JDK and the modules that may use them.
     *
     * @param what their description
     * @param names the names of class and member
     * @param planted a class that uses all of them
     */
    record Members(String what, Set<String> names, List<String> users, Class<?> planted) {
        Fence fence() {
            DescribedPredicate<JavaAccess<?>> named = describe(
                    "of " + what,
                    access -> names.contains(access.getTargetOwner().getName() + "."
                            + access.getTarget().getName()));
            return new Fence(
                    noClasses()
                            .that(not(resideInAnyPackage(ours(users))))
                            .should()
                            .accessTargetWhere(named)
                            .as("only " + users + " use " + what),
                    planted);
        }
    }

    static final List<Members> MEMBERS = List.of(
            new Members(
                    "the process",
                    Set.of(
                            "java.lang.System.out",
                            "java.lang.System.err",
                            "java.lang.System.in",
                            "java.lang.System.exit",
                            "java.lang.ProcessHandle.current",
                            "java.lang.Runtime.exit",
                            "java.lang.Runtime.halt",
                            "java.lang.Runtime.addShutdownHook"),
                    List.of("bootstrap"),
                    ClientOnTheProcess.class),
            new Members(
                    "the system properties as a whole",
                    Set.of("java.lang.System.getProperties", "java.lang.System.setProperty"),
                    List.of("bootstrap", "ledger"),
                    ClientOnTheProcess.class),
            new Members(
                    "the environment",
                    Set.of("java.lang.System.getenv", "java.lang.System.getProperty"),
                    List.of("bootstrap", "client", "ledger"),
                    CliOnTheEnvironment.class),
            new Members(
                    "the system clock and randomness",
                    Set.of(
                            "java.time.Instant.now",
                            "java.time.InstantSource.system",
                            "java.time.Clock.systemUTC",
                            "java.lang.System.nanoTime",
                            "java.lang.System.currentTimeMillis",
                            "java.lang.Thread.sleep",
                            "java.util.concurrent.TimeUnit.sleep",
                            "java.util.Random.<init>",
                            "java.util.concurrent.ThreadLocalRandom.current",
                            "java.lang.Math.random",
                            "java.util.UUID.randomUUID"),
                    List.of("bootstrap", "client"),
                    SandboxOnTheClock.class));

    static Stream<Fence> all() {
        return Stream.of(
                        layers(),
                        MEMBERS.stream().map(Members::fence),
                        ADAPTERS.stream().map(Fences::adapter),
                        Stream.of(client()),
                        ADAPTERS.stream().map(Fences::entries),
                        LIBRARIES.stream().map(Library::fence),
                        system(),
                        shape(),
                        NamingFences.all())
                .flatMap(fences -> fences);
    }

    private static Stream<Fence> layers() {
        return Stream.of(
                new Fence(
                        classes()
                                .that()
                                .resideInAPackage("io.invokectl.domain..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("io.invokectl.domain..", "java..")
                                .as("the domain uses only the JDK"),
                        DomainOnApplication.class),
                new Fence(
                        classes()
                                .that()
                                .resideInAPackage("io.invokectl.application..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("io.invokectl.application..", "io.invokectl.domain..", "java..")
                                .as("the application uses only the domain and the JDK"),
                        ApplicationOnJson.class),
                new Fence(
                        noClasses()
                                .that()
                                .resideInAPackage("io.invokectl.json..")
                                .should()
                                .dependOnClassesThat(
                                        resideInAnyPackage(ours(Stream.of(ADAPTERS, OUTER, List.of("application"))
                                                .flatMap(List::stream)
                                                .toList())))
                                .as("json knows the domain and text alone"),
                        JsonOnHttp.class),
                new Fence(
                        classes()
                                .that()
                                .resideInAPackage("io.invokectl.text..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("io.invokectl.text..", "java..")
                                .as("text uses the JDK alone"),
                        TextOnDomain.class),
                new Fence(
                        classes()
                                .that()
                                .resideInAPackage("io.invokectl.filesystem..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("io.invokectl.filesystem..", "java..")
                                .as("filesystem uses the JDK alone"),
                        FilesystemOnDomain.class),
                new Fence(
                        noClasses()
                                .that(not(resideInAnyPackage(
                                        ours(Stream.concat(ADAPTERS.stream(), Stream.of("filesystem"))
                                                .toList()))))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("io.invokectl.filesystem.."))
                                .as("only adapters use filesystem"),
                        ClientOnFilesystem.class),
                new Fence(
                        noClasses()
                                .that(not(resideInAnyPackage(ours(Stream.of(ADAPTERS, List.of("json", "text"))
                                        .flatMap(List::stream)
                                        .toList()))))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("io.invokectl.text.."))
                                .as("only adapters and json use text"),
                        ClientOnText.class),
                new Fence(
                        classes()
                                .that()
                                .resideInAPackage("io.invokectl.report..")
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(ours(List.of(
                                                "report", "domain", "application", "json", "text", "filesystem")))
                                        .or(resideInAnyPackage("java..", "javax.imageio..")))
                                .as("the report uses the application, json, text, filesystem and the JDK alone"),
                        ReportOnFiles.class));
    }

    /** An adapter does not depend on another, except that the command line uses the settings of adapter-config. */
    private static Fence adapter(String name) {
        Class<?> planted = switch (name) {
            case "http" -> JsonOnHttp.class;
            case "config" -> FilesOnConfig.class;
            case "files" -> CliOnFiles.class;
            case "report" -> LedgerOnReport.class;
            case "sandbox" -> FilesOnSandbox.class;
            case "ledger" -> SandboxOnLedger.class;
            default -> HttpOnCli.class;
        };
        List<String> users = Stream.concat(
                        Stream.of(name, "client", "bootstrap"), name.equals("config") ? Stream.of("cli") : Stream.of())
                .toList();
        return new Fence(
                noClasses()
                        .that(not(resideInAnyPackage(ours(users))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(ours(List.of(name))))
                        .as("only " + users + " depend on adapter-" + name),
                planted);
    }

    private static Fence client() {
        List<String> users = List.of("client", "cli", "bootstrap");
        return new Fence(
                noClasses()
                        .that(not(resideInAnyPackage(ours(users))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(ours(List.of("client"))))
                        .as("only " + users + " depend on the client"),
                FilesOnClient.class);
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
                        .that(not(resideInAnyPackage(ours(List.of(name)))))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(ours(List.of(name))).and(internal))
                        .as("adapter-" + name + " is used through its entry types alone"),
                ClientInsideAdapters.class);
    }

    private static Stream<Fence> system() {
        return Stream.of(
                new Fence(
                        noClasses()
                                .that(not(resideInAnyPackage(ours(List.of("http", "sandbox"))))
                                        .and(not(belongToAnyOf(ArchiveTraining.class))))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("java.net..")
                                        .and(not(belongToAnyOf(URI.class, URISyntaxException.class))))
                                .as("only adapter-http, adapter-sandbox and archive training use the network"),
                        CliOnSocket.class),
                new Fence(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.net.http..")
                                .as("nothing uses java.net.http"),
                        DomainOnHttp.class),
                new Fence(
                        noClasses()
                                .that(resideInAnyPackage(ours(List.of("domain", "application"))))
                                .should()
                                .dependOnClassesThat(
                                        resideInAnyPackage("java.nio.file..").or(belongToAnyOf(File.class)))
                                .as("domain and application use no files"),
                        ApplicationOnFiles.class));
    }

    private static Stream<Fence> shape() {
        return Stream.of(
                new Fence(
                        slices().matching("io.invokectl.(**)")
                                .should()
                                .beFreeOfCycles()
                                .as("packages have no cyclic dependencies"),
                        SandboxRing.class),
                new Fence(
                        fields().that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage("io.invokectl.domain..")
                                .should()
                                .haveModifier(JavaModifier.FINAL)
                                .as("the fields of the domain are final"),
                        DomainWithMutableField.class));
    }

    static String[] ours(List<String> names) {
        return names.stream().map(name -> "io.invokectl." + name + "..").toArray(String[]::new);
    }
}
