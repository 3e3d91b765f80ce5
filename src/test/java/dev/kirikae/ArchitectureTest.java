package dev.kirikae;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.kirikae.workflow.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom, and what may be touched where. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kirikae");

    /** Rooms whose code is functions of values. */
    private static final String[] PURE =
            RoomMap.packages("model", "config", "yaml", "template", "lint", "verify", "workflow", "stages", "journal");

    private static final Set<String> WORLDS = PRODUCT.stream()
            .filter(type -> type.isAssignableTo(World.class))
            .map(JavaClass::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final String[] HANDS = RoomMap.packages("driver", "app", "cli");
    private static final String CLOCK_OF_A_LOCAL_CLOUD = "dev.kirikae.cloud.directory.LocalClock";

    static List<String> rooms() {
        return List.copyOf(RoomMap.ROOMS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyThoseItMay(String room) {
        Set<String> others = new TreeSet<>(RoomMap.ROOMS.keySet());
        others.removeAll(RoomMap.ROOMS.get(room));
        others.remove(room);
        check(noClasses()
                .that()
                .resideInAPackage(RoomMap.inside(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RoomMap.packages(others.toArray(String[]::new))));
    }

    static List<String> innerRooms() {
        return List.copyOf(RoomMap.INNER.keySet());
    }

    /** An inner room is known in its own room, where it is named, and to nobody else. */
    @ParameterizedTest
    @MethodSource("innerRooms")
    void anInnerRoomIsClosed(String inner) {
        Set<String> may = new TreeSet<>();
        may.add(RoomMap.inside(inner));
        may.add(RoomMap.itself(inner.substring(0, inner.lastIndexOf('.'))));
        RoomMap.INNER.get(inner).forEach(room -> may.add(RoomMap.inside(room)));
        check(noClasses()
                .that()
                .resideInAPackage("dev.kirikae..")
                .and()
                .resideOutsideOfPackages(may.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RoomMap.inside(inner)));
    }

    @Test
    void everyRoomIsOnTheMap() {
        Set<String> found = PRODUCT.stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("^dev\\.kirikae\\.?", "")
                        .replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isNotEmpty().isSubsetOf(RoomMap.ROOMS.keySet());
        Set<String> inner = PRODUCT.stream()
                .map(type -> type.getPackageName().replaceFirst("^dev\\.kirikae\\.?", ""))
                .filter(name -> name.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inner).isEqualTo(RoomMap.INNER.keySet());
    }

    @Test
    void noRoomsFormACycle() {
        check(slices().matching("dev.kirikae.(*)..").should().beFreeOfCycles());
        check(slices().matching("dev.kirikae.(**)").should().beFreeOfCycles());
    }

    @Test
    void eachLibraryHasItsRoom() {
        only("software.amazon.awssdk", "aws", "app");
        only("picocli", "cli");
        only("org.eclipse.jgit", "source");
        only("org.yaml.snakeyaml", "config", "yaml");
        only("org.jsoup", "verify");
        only("com.fasterxml.jackson", "config", "lint", "verify", "journal", "report", "web", "cloud", "aws", "cli");
    }

    private static void only(String library, String... rooms) {
        check(noClasses()
                .that()
                .resideInAPackage("dev.kirikae..")
                .and()
                .resideOutsideOfPackages(RoomMap.packages(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + ".."));
    }

    @Test
    void pureRoomsTouchNothingOutside() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.util.concurrent..",
                                "java.lang.management..",
                                "javax.net..",
                                "java.sql..")
                        .or(named(
                                "java.io.File",
                                "java.io.FileInputStream",
                                "java.io.FileOutputStream",
                                "java.io.FileReader"))
                        .or(named("java.io.FileWriter", "java.io.RandomAccessFile", "java.io.Console"))
                        .or(named(
                                "java.lang.Thread",
                                "java.lang.ThreadLocal",
                                "java.lang.Process",
                                "java.lang.ProcessBuilder"))
                        .or(named(
                                "java.lang.Runtime",
                                "java.util.Random",
                                "java.security.SecureRandom",
                                "java.util.Timer"))
                        .or(describe(
                                "are of java.net, addresses as text apart",
                                type -> type.getPackageName().startsWith("java.net")
                                        && !type.getSimpleName().startsWith("URI")
                                        && !type.getSimpleName().startsWith("URLEncoder")
                                        && !type.getSimpleName().startsWith("URLDecoder")))));
    }

    @Test
    void timeIsHandedIn() {
        touchOnlyIn(
                calls(
                        "ask the clock",
                        (owner, name, parameters) -> (owner.startsWith("java.time.")
                                        && name.equals("now")
                                        && parameters == 0)
                                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                                || (owner.equals("java.lang.System")
                                        && Set.of("currentTimeMillis", "nanoTime")
                                                .contains(name))
                                || (owner.equals("java.util.Date") && name.equals("<init>") && parameters == 0)),
                CLOCK_OF_A_LOCAL_CLOUD,
                HANDS);
        touchOnlyIn(
                calls(
                        "let time pass",
                        (owner, name, parameters) -> (owner.equals("java.lang.Thread") && name.equals("sleep"))
                                || (owner.equals("java.util.concurrent.TimeUnit") && name.equals("sleep"))
                                || (owner.equals("java.util.concurrent.locks.LockSupport")
                                        && name.startsWith("parkNanos"))),
                CLOCK_OF_A_LOCAL_CLOUD,
                HANDS);
    }

    @Test
    void chanceIsHandedIn() {
        touchOnlyIn(
                calls(
                        "draw lots",
                        (owner, name, parameters) -> (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                                || (owner.equals("java.lang.Math") && name.equals("random"))
                                || owner.equals("java.security.SecureRandom")
                                || owner.equals("java.util.concurrent.ThreadLocalRandom")
                                || (owner.equals("java.util.Random") && name.equals("<init>") && parameters == 0)),
                "",
                RoomMap.packages("driver", "app", "cli", "web"));
    }

    @Test
    void onlyTheFrontDoorSpeaksAndExits() {
        touchOnlyIn(
                calls(
                        "use the process's own streams",
                        (owner, name, parameters) -> owner.equals("java.lang.System")
                                && Set.of("out", "err", "in", "console").contains(name)),
                "",
                RoomMap.packages("cli"));
        touchOnlyIn(
                calls(
                        "end the process",
                        (owner, name, parameters) ->
                                Set.of("java.lang.System", "java.lang.Runtime").contains(owner)
                                        && Set.of("exit", "halt").contains(name)),
                "",
                RoomMap.packages("cli"));
        touchOnlyIn(
                calls(
                        "read the environment",
                        (owner, name, parameters) -> owner.equals("java.lang.System") && name.equals("getenv")),
                "",
                RoomMap.packages("app", "cli"));
    }

    /** Besides probes, {@code stty}: nothing in Java knows how wide the terminal is. */
    @Test
    void processesAreStartedByProbesAndForTheTerminalOnly() {
        touchOnlyIn(
                calls(
                        "start a process",
                        (owner, name, parameters) -> owner.equals("java.lang.ProcessBuilder")
                                || (owner.equals("java.lang.Runtime") && name.equals("exec"))),
                "dev.kirikae.cli.view.TerminalSize",
                RoomMap.packages("web"));
    }

    /** What turns values into text by the default locale, unless it is handed one. */
    private static final Map<String, Set<String>> BY_LOCALE = Map.ofEntries(
            Map.entry("java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
            Map.entry("java.io.PrintStream", Set.of("format", "printf")),
            Map.entry("java.io.PrintWriter", Set.of("format", "printf")),
            Map.entry("java.io.Console", Set.of("format", "printf", "readLine", "readPassword")),
            Map.entry("java.util.Formatter", Set.of("<init>", "format")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.ResourceBundle", Set.of("getBundle")),
            Map.entry(
                    "java.time.format.DateTimeFormatter",
                    Set.of(
                            "ofPattern",
                            "ofLocalizedDate",
                            "ofLocalizedTime",
                            "ofLocalizedDateTime",
                            "ofLocalizedPattern")),
            Map.entry("java.time.format.DateTimeFormatterBuilder", Set.of("toFormatter")),
            Map.entry("java.text.MessageFormat", Set.of("<init>", "format")),
            Map.entry("java.text.SimpleDateFormat", Set.of("<init>")),
            Map.entry("java.text.DecimalFormat", Set.of("<init>")),
            Map.entry("java.text.DecimalFormatSymbols", Set.of("<init>", "getInstance")),
            Map.entry("java.text.Collator", Set.of("getInstance")),
            Map.entry(
                    "java.text.BreakIterator",
                    Set.of("getCharacterInstance", "getLineInstance", "getSentenceInstance", "getWordInstance")),
            Map.entry(
                    "java.text.NumberFormat",
                    Set.of(
                            "getInstance",
                            "getNumberInstance",
                            "getIntegerInstance",
                            "getPercentInstance",
                            "getCurrencyInstance",
                            "getCompactNumberInstance")),
            Map.entry(
                    "java.text.DateFormat",
                    Set.of("getInstance", "getDateInstance", "getTimeInstance", "getDateTimeInstance")));

    /** A key of the ledger written in Arabic digits would be another key: the journal's fence would have two doors. */
    @Test
    void noTextDependsOnTheMachinesLocale() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.kirikae..")
                .should()
                .accessTargetWhere(describe("format by the default locale", access -> isByDefaultLocale(access))));
    }

    private static boolean isByDefaultLocale(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        Set<String> names = BY_LOCALE.getOrDefault(target.getOwner().getName(), Set.of());
        return names.contains(target.getName())
                && target instanceof AccessTarget.CodeUnitAccessTarget code
                && code.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class))
                && !isOfAnInstanceThatHasOne(code);
    }

    /** A message format that was made for a locale formats by it. */
    private static boolean isOfAnInstanceThatHasOne(AccessTarget.CodeUnitAccessTarget code) {
        return code.getOwner().getName().equals("java.text.MessageFormat")
                && code.getName().equals("format")
                && !code.getRawParameterTypes().get(0).isEquivalentTo(String.class);
    }

    @Test
    void nothingIsReadByJavaSerialization() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.kirikae..")
                .should()
                .dependOnClassesThat(
                        named("java.io.ObjectInputStream", "java.io.ObjectOutputStream", "java.beans.XMLDecoder")));
    }

    /** A world may hand an effect on to another; whoever else performs one is a driver. */
    @Test
    void onlyTheDriverPerforms() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(RoomMap.packages("driver", "simulate"))
                .and(describe("are no world", type -> !isWorld(type)))
                .should()
                .accessTargetWhere(calls(
                        "World.perform",
                        (owner, name, parameters) -> name.equals("perform") && WORLDS.contains(owner))));
    }

    private static boolean isWorld(JavaClass type) {
        return type.isAssignableTo(World.class)
                || type.getEnclosingClass().map(ArchitectureTest::isWorld).orElse(false);
    }

    @Test
    void namesSayWhatAThingIsFor() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.kirikae..")
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager"));
    }

    private interface Touch {
        boolean is(String owner, String name, int parameters);
    }

    /** Calls, method references and fields alike. */
    private static DescribedPredicate<JavaAccess<?>> calls(String what, Touch touch) {
        return describe(what, access -> {
            AccessTarget target = access.getTarget();
            int parameters = target instanceof AccessTarget.CodeUnitAccessTarget code
                    ? code.getRawParameterTypes().size()
                    : 0;
            return touch.is(target.getOwner().getName(), target.getName(), parameters);
        });
    }

    private static void touchOnlyIn(DescribedPredicate<JavaAccess<?>> touch, String butFor, String... packages) {
        check(noClasses()
                .that()
                .resideInAPackage("dev.kirikae..")
                .and()
                .resideOutsideOfPackages(packages)
                .and()
                .doNotHaveFullyQualifiedName(butFor)
                .should()
                .accessTargetWhere(touch));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return describe("are " + Arrays.toString(names), type -> List.of(names).contains(type.getName()));
    }

    /** A room that is not built yet keeps every rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
