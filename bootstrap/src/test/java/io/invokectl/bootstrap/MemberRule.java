package io.invokectl.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.invokectl.bootstrap.Fences.Fence;
import io.invokectl.cli.planted.CliOnTheEnvironment;
import io.invokectl.client.planted.ClientOnTheProcess;
import io.invokectl.sandbox.planted.SandboxOnTheClock;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Members of the JDK and the modules that may use them.
 *
 * @param what their description
 * @param members a pattern of their full names, such as {@code java.lang.Thread.sleep(long)}
 * @param users the modules that may use them
 * @param planted a class that uses them
 * @param detected what the rule must detect in that class
 */
record MemberRule(String what, Pattern members, List<String> users, Class<?> planted, List<String> detected) {
    static final List<MemberRule> ALL = List.of(
            new MemberRule(
                    "the process",
                    Pattern.compile(
                            "java\\.lang\\.(System\\.(?!arraycopy|identityHashCode|lineSeparator|get|setProperty"
                                    + "|nanoTime|currentTimeMillis)|Runtime\\.(?!getRuntime|availableProcessors)|Process).*"
                                    + "|java\\.util\\.(Formatter|Scanner|ServiceLoader|ResourceBundle)\\..*"),
                    List.of("bootstrap"),
                    ClientOnTheProcess.class,
                    List.of(
                            "System.in>",
                            "System.out>",
                            "System.err>",
                            "System.exit(",
                            "System.load(",
                            "ProcessHandle.current(",
                            "ProcessBuilder.<init>(",
                            "Runtime.exec(",
                            "Runtime.exit(",
                            "Runtime.halt(",
                            "Runtime.addShutdownHook(")),
            new MemberRule(
                    "the system properties as a whole",
                    Pattern.compile("java\\.lang\\.System\\.(getProperties|setProperty)\\(.*"),
                    List.of("bootstrap", "ledger"),
                    ClientOnTheProcess.class,
                    List.of("System.getProperties(", "System.setProperty(")),
            new MemberRule(
                    "the environment",
                    Pattern.compile("java\\.lang\\.System\\.(getenv|getProperty)\\(.*"),
                    List.of("bootstrap", "client", "ledger"),
                    CliOnTheEnvironment.class,
                    List.of("System.getenv(", "System.getProperty(")),
            new MemberRule(
                    "the system clock",
                    Pattern.compile("java\\.time\\..*\\.now\\(.*|java\\.time\\.(Clock|InstantSource)\\.(system|tick).*"
                            + "|java\\.util\\.(Date\\.<init>\\(\\)|Calendar\\.|GregorianCalendar\\.).*"
                            + "|java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\(\\)"),
                    List.of("bootstrap", "client"),
                    SandboxOnTheClock.class,
                    List.of(
                            "Instant.now(",
                            "LocalDateTime.now(",
                            "ZonedDateTime.now(",
                            "InstantSource.system(",
                            "Clock.systemUTC(",
                            "Clock.systemDefaultZone(",
                            "Date.<init>(",
                            "System.nanoTime(",
                            "System.currentTimeMillis(")),
            new MemberRule(
                    "randomness",
                    Pattern.compile("java\\.util\\.(Random\\.<init>|UUID\\.randomUUID|Collections\\.shuffle"
                            + "|SplittableRandom\\.<init>\\(\\)|concurrent\\.ThreadLocalRandom\\."
                            + "|random\\.(RandomGenerator\\.(getDefault|of)\\(|RandomGeneratorFactory)).*"
                            + "|java\\.security\\.SecureRandom\\..*|java\\.lang\\.(Strict)?Math\\.random\\(\\)"),
                    List.of("bootstrap", "client"),
                    SandboxOnTheClock.class,
                    List.of(
                            ".Random.<init>(",
                            "SecureRandom.<init>(",
                            "SplittableRandom.<init>(",
                            "ThreadLocalRandom.current(",
                            "RandomGenerator.getDefault(",
                            "UUID.randomUUID(",
                            "Collections.shuffle(",
                            "Math.random(")),
            new MemberRule(
                    "waiting for a time",
                    Pattern.compile("java\\.lang\\.(Thread\\.sleep|Object\\.wait).*|java\\.util\\.Timer.*"
                            + "|java\\.util\\.concurrent\\.(TimeUnit\\.(sleep|timed)|locks\\.LockSupport\\.park"
                            + "|CompletableFuture\\.(delayedExecutor|orTimeout|completeOnTimeout)"
                            + "|Executors\\.\\w*Scheduled|Scheduled).*"),
                    List.of("bootstrap", "client", "ledger"),
                    SandboxOnTheClock.class,
                    List.of(
                            "Thread.sleep(",
                            "Object.wait(",
                            "TimeUnit.sleep(",
                            "LockSupport.parkNanos(",
                            "CompletableFuture.orTimeout(")));

    Fence fence() {
        return new Fence(
                noClasses()
                        .that(not(resideInAnyPackage(ModuleRule.packages(users.toArray(String[]::new)))))
                        .should()
                        .accessTargetWhere(describe(
                                "of " + what,
                                access -> members.matcher(access.getTarget().getFullName())
                                        .matches()))
                        .as("only " + users + " use " + what),
                planted);
    }

    @Override
    public String toString() {
        return what;
    }
}
