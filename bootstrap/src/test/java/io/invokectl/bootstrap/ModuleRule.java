package io.invokectl.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import io.invokectl.application.planted.ApplicationOnFiles;
import io.invokectl.bootstrap.Fences.Fence;
import io.invokectl.bootstrap.planted.BootstrapOnHttp;
import io.invokectl.cli.planted.CliOnFiles;
import io.invokectl.client.planted.ClientOnText;
import io.invokectl.config.planted.ConfigOnPicocli;
import io.invokectl.domain.planted.DomainOnApplication;
import io.invokectl.files.planted.FilesOnConfig;
import io.invokectl.filesystem.planted.FilesystemOnDomain;
import io.invokectl.http.planted.HttpOnCli;
import io.invokectl.json.planted.JsonOnHttp;
import io.invokectl.ledger.planted.LedgerOnReport;
import io.invokectl.report.planted.ReportOnFiles;
import io.invokectl.sandbox.planted.SandboxOnLedger;
import io.invokectl.text.planted.TextOnDomain;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a module may use.
 *
 * @param name the name of the module's package in {@code io.invokectl}
 * @param modules the other modules
 * @param libraries packages of libraries
 * @param jdk packages of the JDK besides those that every module may use
 * @param planted a class that violates the rule
 */
record ModuleRule(String name, List<String> modules, List<String> libraries, List<String> jdk, Class<?> planted) {
    private static final List<String> EVERY_MODULE = List.of(
            "org.jspecify.annotations",
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio.charset",
            "java.time",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    static final List<ModuleRule> ALL = List.of(
            rule("domain", DomainOnApplication.class).onJdk("java.net", "java.nio"),
            rule("application", ApplicationOnFiles.class)
                    .on("domain")
                    .onJdk("java.text", "java.util.concurrent", "java.util.concurrent.atomic", "java.util.random"),
            rule("text", TextOnDomain.class),
            rule("filesystem", FilesystemOnDomain.class)
                    .onJdk("java.io", "java.nio.channels", "java.nio.file", "java.nio.file.attribute"),
            rule("json", JsonOnHttp.class)
                    .on("domain", "text")
                    .onLibraries("com.google.gson..")
                    .onJdk("java.io"),
            adapter("http", HttpOnCli.class)
                    .on("json")
                    .onLibraries("okhttp3..", "okio..", "retrofit2..", "dev.failsafe..", "kotlin..")
                    .onJdk(
                            "java.io",
                            "java.net",
                            "java.nio",
                            "java.nio.file",
                            "java.security.cert",
                            "java.util.concurrent",
                            "java.util.random",
                            "javax.net",
                            "javax.net.ssl"),
            adapter("config", ConfigOnPicocli.class)
                    .on("filesystem")
                    .onLibraries("org.snakeyaml..")
                    .onJdk("java.io", "java.nio.file", "java.nio.file.attribute"),
            adapter("files", FilesOnConfig.class)
                    .on("json", "filesystem")
                    .onLibraries("de.siegmar.fastcsv..")
                    .onJdk(
                            "java.io",
                            "java.nio",
                            "java.nio.channels",
                            "java.nio.file",
                            "java.nio.file.attribute",
                            "java.security",
                            "java.util.concurrent",
                            "java.util.random"),
            adapter("report", ReportOnFiles.class)
                    .on("json", "text", "filesystem")
                    .onJdk(
                            "java.awt..",
                            "java.io",
                            "java.nio.channels",
                            "java.nio.file",
                            "java.security",
                            "javax.imageio.."),
            adapter("ledger", LedgerOnReport.class)
                    .on("json", "filesystem")
                    .onLibraries("org.sqlite..")
                    .onJdk(
                            "java.io",
                            "java.net",
                            "java.nio",
                            "java.nio.channels",
                            "java.nio.file",
                            "java.nio.file.attribute",
                            "java.sql",
                            "java.util.concurrent.locks",
                            "java.util.zip"),
            adapter("sandbox", SandboxOnLedger.class)
                    .on("json")
                    .onJdk(
                            "com.sun.net.httpserver",
                            "java.io",
                            "java.net",
                            "java.nio",
                            "java.nio.file",
                            "java.nio.file.attribute",
                            "java.util.concurrent",
                            "java.util.random",
                            "java.util.zip"),
            adapter("cli", CliOnFiles.class)
                    .on("json", "text", "client", "config")
                    .onLibraries("picocli..", "de.siegmar.fastcsv..")
                    .onJdk("java.io", "java.nio", "java.nio.file", "java.util.concurrent", "java.util.random"),
            rule("client", ClientOnText.class)
                    .on("domain", "application", "http", "config", "files", "report", "sandbox", "ledger")
                    .onLibraries("dagger..", "javax.inject..")
                    .onJdk(
                            "java.io",
                            "java.net",
                            "java.nio.file",
                            "java.util.concurrent",
                            "java.util.concurrent.atomic",
                            "java.util.random"),
            rule("bootstrap", BootstrapOnHttp.class)
                    .on("domain", "application", "client", "cli", "http", "config", "files", "sandbox")
                    .onLibraries("dagger..", "javax.inject..", "org.conscrypt..")
                    .onJdk(
                            "com.sun.net.httpserver",
                            "java.io",
                            "java.lang.reflect",
                            "java.net",
                            "java.nio.file",
                            "java.security",
                            "java.util.concurrent",
                            "java.util.concurrent.atomic",
                            "java.util.random",
                            "javax.net.ssl"));

    static final List<String> ADAPTERS = List.of("http", "config", "files", "report", "sandbox", "ledger", "cli");

    private static ModuleRule rule(String name, Class<?> planted) {
        return new ModuleRule(name, List.of(), List.of(), List.of(), planted);
    }

    private static ModuleRule adapter(String name, Class<?> planted) {
        return rule(name, planted).on("domain", "application");
    }

    private ModuleRule on(String... names) {
        List<String> all = Stream.concat(modules.stream(), Stream.of(names)).toList();
        return new ModuleRule(name, all, libraries, jdk, planted);
    }

    private ModuleRule onLibraries(String... packages) {
        return new ModuleRule(name, modules, List.of(packages), jdk, planted);
    }

    private ModuleRule onJdk(String... packages) {
        return new ModuleRule(name, modules, libraries, List.of(packages), planted);
    }

    static String[] packages(String... names) {
        return Stream.of(names).map(name -> "io.invokectl." + name + "..").toArray(String[]::new);
    }

    static List<String> names() {
        return ALL.stream().map(ModuleRule::name).toList();
    }

    Fence fence() {
        String[] allowed = Stream.of(
                        Stream.of(packages(name)),
                        modules.stream().flatMap(other -> Stream.of(packages(other))),
                        libraries.stream(),
                        jdk.stream(),
                        EVERY_MODULE.stream())
                .flatMap(names -> names)
                .toArray(String[]::new);
        return new Fence(
                classes()
                        .that()
                        .resideInAPackage("io.invokectl." + name + "..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(allowed)
                        .as(name + " uses only the listed modules, libraries and packages of the JDK"),
                planted);
    }

    @Override
    public String toString() {
        return name;
    }
}
