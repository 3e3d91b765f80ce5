package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Checkout.Run;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people meet it: started from anywhere, on a bare machine, twice at once, interrupted. */
@Timeout(60)
class LauncherIT {

    @TempDir
    Path root;

    Checkout checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = new Checkout(root.toRealPath());
    }

    @Test
    void buildsOnceAndHandsEverythingOn() throws Exception {
        Run first = checkout.start("a b", "", "*", "$HOME");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("<a b>\n<>\n<*>\n<$HOME>\n");
        assertThat(first.err()).contains("building Kirikae, once");

        Run again = checkout.start("exit", "7");
        assertThat(again.exit()).isEqualTo(7);
        assertThat(again.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void worksFromAnotherDirectoryThroughLinks() throws Exception {
        Path away = Files.createDirectories(checkout.folder.resolveSibling("some where"));
        Path link = Files.createSymbolicLink(away.resolve("kirikae"), Path.of("../a check out/kirikae"));
        Path second = Files.createSymbolicLink(checkout.folder.resolveSibling("kk"), link);

        Run run = checkout.in(away, second.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("in " + away);
        assertThat(checkout.in(checkout.folder, "sh", "kirikae").exit()).isZero();
    }

    @Test
    void buildsAnewWhereTheSourcesChanged() throws Exception {
        checkout.start().exit();
        Files.writeString(checkout.folder.resolve("src/main/A.java"), "class A { int a; }");
        checkout.start().exit();
        assertThat(checkout.builds()).isEqualTo(2);
        assertThat(checkout.stored("kirikae.jar")).hasSize(2);

        Files.writeString(checkout.folder.resolve("src/main/A.java"), "class A {}");
        checkout.start().exit();
        assertThat(checkout.builds()).as("what was built before is still there").isEqualTo(2);
    }

    @Test
    void takesWhatMavenHasJustBuiltFromTheSameSources() throws Exception {
        checkout.packaged();
        Run run = checkout.start("x");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("<x>");
        assertThat(run.err()).contains("using what mvn has just built");
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void buildsItselfWhereMavensJarMayBeOfOtherSources() throws Exception {
        checkout.packaged();
        checkout.edit("class A { int a; }");
        assertThat(checkout.start().exit()).isZero();
        assertThat(checkout.builds())
                .as("a source was touched since that build began")
                .isEqualTo(1);

        Files.writeString(checkout.folder.resolve("src/main/A.java"), "class A { int b; }");
        checkout.packaged();
        Files.writeString(checkout.folder.resolve("target/kirikae-all.jar"), "half of it");
        assertThat(checkout.start().exit()).isZero();
        assertThat(checkout.builds()).as("it is still being written").isEqualTo(2);

        Files.writeString(checkout.folder.resolve("src/main/A.java"), "class A { int c; }");
        checkout.packaged();
        Path jar = checkout.folder.resolve("target/kirikae-all.jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertThat(checkout.start().exit()).isZero();
        assertThat(checkout.builds()).as("the last build came to no jar").isEqualTo(3);
    }

    @Test
    void buildsInTheUsersCacheWhereTheCheckoutTakesNothing() throws Exception {
        Files.writeString(checkout.folder.resolve(".kirikae"), "a file, so nothing can lie below it");
        Path cache = root.resolve("cache");
        Run run = checkout.start("x").with("XDG_CACHE_HOME", cache.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(cache.resolve("kirikae")).isDirectoryRecursivelyContaining("glob:**/kirikae.jar");

        Run again = checkout.start("x").with("XDG_CACHE_HOME", cache.toString());
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);

        Run nowhere = checkout.start("x").without("XDG_CACHE_HOME").without("HOME");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("HOME names no other place").hasLineCount(1);
    }

    /** Where the locale is ASCII the JVM would lose every other letter of arguments and names of files. */
    @Test
    void losesNoLettersWhereTheLocaleIsAscii() throws Exception {
        for (String locale : List.of("LC_ALL=C", "LC_ALL=POSIX", "LC_ALL= LC_CTYPE= LANG=C", "LC_ALL=none.UTF-8")) {
            String typed = "env " + locale + " sh ./kirikae \"$(printf '\\346\\227\\245')\"";
            Run run = checkout.in(checkout.folder, "sh", "-c", typed);
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).as(locale).contains("<\u65e5>");
        }
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        checkout.maven("sleep 1");
        Run one = checkout.start("one").begin();
        Run two = checkout.start("two").begin();
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(two.exit()).as(two.err()).isZero();
        assertThat(one.out()).contains("<one>");
        assertThat(two.out()).contains("<two>");
        assertThat(one.err() + two.err()).contains("waiting for it");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void takesOverFromABuilderWhoDied() throws Exception {
        checkout.maven("kill -9 $PPID; exit 1");
        assertThat(checkout.start().exit()).isEqualTo(137);
        assertThat(checkout.stored(".lock")).isNotEmpty();

        checkout.maven("");
        assertThat(checkout.start().exit()).isZero();
        assertThat(checkout.stored(".lock")).isEmpty();
    }

    @Test
    void takesOverWhereTheDeadBuildersNumberBelongsToAnotherNow() throws Exception {
        Path holder = leftByABuilderWhoDied();
        String another = Long.toString(ProcessHandle.current().pid());
        Files.writeString(holder, Files.readString(holder).replaceFirst("[0-9]+", another));

        Run run = checkout.start();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("waiting");
        assertThat(checkout.stored(".lock")).isEmpty();
    }

    @Test
    void takesOverWhereTheDeadBuildersNumberIsItsOwnNow() throws Exception {
        Path holder = leftByABuilderWhoDied();

        Run run = checkout.in(
                checkout.folder, "sh", "-c", "echo $$ >'" + holder + "'; exec '" + checkout.folder + "/kirikae'");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("waiting");
    }

    /** The file that names the holder of the lock it left behind. */
    private Path leftByABuilderWhoDied() throws Exception {
        checkout.maven("kill -9 $PPID; exit 1");
        assertThat(checkout.start().exit()).isEqualTo(137);
        checkout.maven("");
        return checkout.stored(".lock").get(0).resolve("pid");
    }

    @Test
    void stoppedWhileBuildingNothingIsHalfMade() throws Exception {
        Path pid = checkout.folder.resolveSibling("pid");
        checkout.maven("sleep 300 & echo $! >'" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; wait");
        Run run = checkout.start().begin();
        while (!Files.exists(pid)) {
            assertThat(run.process().waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        run.process().destroy();

        assertThat(run.exit()).isEqualTo(143);
        assertThat(checkout.stored("building")).isEmpty();
        assertThat(checkout.stored(".lock")).isEmpty();
        assertThat(checkout.stored("kirikae.jar")).isEmpty();
        long compiler = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(compiler)
                .ifPresent(left -> left.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void aFailedBuildShowsItsFirstErrorAndKeepsTheRest() throws Exception {
        checkout.maven("echo '[ERROR] A.java:[3,5] not a statement'; echo more; exit 1");
        Run run = checkout.start();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("[ERROR] A.java:[3,5] not a statement").contains("the build failed");
        assertThat(run.out()).isEmpty();
        List<Path> logs = checkout.stored(".log");
        assertThat(logs).hasSize(1);
        assertThat(run.err()).contains(logs.get(0).toString());
        assertThat(Files.readString(logs.get(0))).contains("more");
        assertThat(checkout.stored("building")).isEmpty();
    }

    @Test
    void saysInOneLineWhichToolIsMissing() throws Exception {
        Run noHome = checkout.start().with("JAVA_HOME", root + "/none");
        assertThat(noHome.exit()).isEqualTo(2);
        assertThat(noHome.err()).contains("no Java: JAVA_HOME is " + root).hasLineCount(1);

        String tools = onlyThese("readlink", "sed", "find", "sort", "sha256sum", "mkdir", "touch", "mv", "cp", "rm");
        Run noJava = checkout.start().without("JAVA_HOME").with("PATH", tools);
        assertThat(noJava.exit()).isEqualTo(2);
        assertThat(noJava.err()).contains("no Java: install a JDK").hasLineCount(1);

        Run noMaven = checkout.start().with("PATH", tools);
        assertThat(noMaven.exit()).isEqualTo(2);
        assertThat(noMaven.err())
                .contains("no Maven: install Maven, 3.8 or later")
                .hasLineCount(1);
    }

    @Test
    void refusesOldTools() throws Exception {
        Path eleven = root.resolve("eleven");
        Checkout.script(eleven.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
        Files.writeString(eleven.resolve("release"), "JAVA_VERSION=\"11.0.22\"\n");
        Run old = checkout.start().with("JAVA_HOME", eleven.toString());
        assertThat(old.exit()).isEqualTo(2);
        assertThat(old.err()).contains("Java 17 or later is needed", "11.0.22").hasLineCount(1);

        Path shim = root.resolve("shim");
        Checkout.script(shim.resolve("bin/java"), "#!/bin/sh\necho '    java.version = 1.8.0_402' >&2\n");
        Run older = checkout.start().with("JAVA_HOME", shim.toString());
        assertThat(older.exit()).isEqualTo(2);
        assertThat(older.err())
                .contains("Java 17 or later is needed", "1.8.0_402")
                .hasLineCount(1);

        Path bin = root.resolve("old");
        Checkout.script(bin.resolve("mvn"), "#!/bin/sh\necho 'Apache Maven 3.6.3'\n");
        Run oldMaven = checkout.start().with("PATH", bin + ":/usr/bin:/bin");
        assertThat(oldMaven.exit()).isEqualTo(2);
        assertThat(oldMaven.err())
                .contains("Maven 3.8 or later is needed", "3.6.3")
                .hasLineCount(1);
    }

    @Test
    void aJavaThatOnlyStartsAnotherIsAskedForItsHome() throws Exception {
        Path bin = root.resolve("shims");
        Checkout.script(
                bin.resolve("java"), "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' \"$@\"\n");
        Run run = checkout.start("x")
                .without("JAVA_HOME")
                .with("PATH", bin + ":" + root.toRealPath() + "/bin:/usr/bin:/bin");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("<x>");
    }

    @Test
    void startsWithAnArchiveUnlessItIsDamagedOrUnwanted() throws Exception {
        checkout.start().exit();
        assertThat(checkout.start("x").with("LC_ALL", "C").exit()).isZero();
        Run quick = checkout.start("x");
        quick.exit();
        assertThat(quick.out()).contains("start-");

        Path archive = archive();
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.truncate(20_000);
        }
        Run damaged = checkout.start("x");
        assertThat(damaged.exit()).as(damaged.err()).isZero();
        assertThat(damaged.err()).contains("preparing a quick start");
        assertThat(Files.size(archive)).as("made anew").isGreaterThan(20_000);

        for (String options : List.of("-Xshare:auto", "-Xshare:off", "-XX:+UseG1GC", "-XX:+UseParallelGC")) {
            Run own = checkout.start("x").with("KIRIKAE_JAVA_OPTS", options);
            assertThat(own.exit()).as(options + ": " + own.err()).isZero();
            assertThat(own.out()).contains(options).doesNotStartWith("[");
        }

        Files.write(archive, new byte[0]);
        Run empty = checkout.start("x");
        assertThat(empty.exit()).as(empty.err()).isZero();
        assertThat(empty.out()).doesNotContain("start-");
    }

    @Test
    void aGivenJarIsRunAsItIs() throws Exception {
        String jar = System.getProperty("kirikae.jar");
        Run run = checkout.start("--version").with("KIRIKAE_JAR", jar);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("kirikae ");
        assertThat(checkout.builds()).isZero();

        Run none = checkout.start().with("KIRIKAE_JAR", root + "/none.jar");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("KIRIKAE_JAR names " + root).hasLineCount(1);
    }

    private Path archive() throws IOException {
        return checkout.stored("start-").stream()
                .filter(file -> file.toString().matches(".*\\.(jsa|aot)"))
                .findFirst()
                .orElseThrow();
    }

    /** A folder with these tools only. */
    private String onlyThese(String... tools) throws IOException {
        Path folder = Files.createDirectories(root.resolve("tools"));
        for (String tool : tools) {
            Checkout.script(folder.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
        }
        return folder.toString();
    }
}
