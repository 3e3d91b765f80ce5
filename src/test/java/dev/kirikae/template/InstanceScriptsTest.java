package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that templates put on an instance, run by a real shell. */
class InstanceScriptsTest {
    @TempDir
    Path folder;

    private ScriptHost instance;

    @BeforeEach
    void start() throws IOException {
        instance = new ScriptHost(folder)
                .program("chown", "echo \"$@\" >> \"$ROOT/chown\"")
                .program("sleep", "echo \"$@\" >> \"$ROOT/slept\"");
    }

    @Test
    void writesTheInstanceIdOnceTheMetadataServiceAnswers() throws Exception {
        String file = instance.path("deep/er/id").toString();
        String script = ScriptHost.file(
                "instance-id-file", Map.of("file", file, "mode", "0640"), "/usr/local/bin/kirikae-instance-id-file");
        instance.program("curl", """
                echo "$*" >> "$ROOT/asked"
                case "$*" in
                  *PUT*api/token) [ -e "$ROOT/slept" ] && echo TOKEN ;;
                  *'X-aws-ec2-metadata-token: TOKEN'*meta-data/instance-id) echo i-0123456789abcdef0 ;;
                  *) exit 22 ;;
                esac
                """);
        assertThat(instance.run(script)).isEqualTo(new ScriptHost.Ran(0, "", ""));
        assertThat(instance.read("deep/er/id")).isEqualTo("i-0123456789abcdef0\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-r-----");
        assertThat(instance.read("chown")).isEqualTo("webapp: " + file + ".new\n");
        assertThat(instance.read("slept")).isEqualTo("2\n");
    }

    @Test
    void failsLoudlyWithoutAnInstanceId() throws Exception {
        String file = instance.path("some/id").toString();
        String script =
                ScriptHost.file("instance-id-file", Map.of("file", file), "/usr/local/bin/kirikae-instance-id-file");
        for (String answer : List.of("exit 7", "echo '<html>'", "echo", "echo 'i-1 i-2'")) {
            Files.deleteIfExists(instance.path("slept"));
            instance.program("curl", answer);
            ScriptHost.Ran ran = instance.run(script);
            assertThat(ran.status()).as(answer).isEqualTo(1);
            assertThat(ran.err()).contains("gave no instance id in 10 attempts");
            assertThat(instance.read("slept")).hasLineCount(9);
            assertThat(Path.of(file)).doesNotExist();
        }
    }

    @Test
    void givesPropertiesBackExactlyWhenTheFileIsSourced() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "jq, which the instance's platform brings");
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("PLAIN", "x");
        properties.put("EMPTY", "");
        properties.put("QUOTES", "it's \"a\" `id` $(id) $HOME \\ \\n");
        properties.put("LINES", "one\n  two\n\n'\nexport PLAIN=y\n");
        properties.put("_9", "日本 \u2028 ; & | # ! * ? ~ %");
        properties.put("a.b", "left out");
        properties.put("X=$(touch pwned);Y", "left out");
        properties.put("TWO\nLINES", "left out");
        Files.writeString(instance.path("properties.json"), new ObjectMapper().writeValueAsString(properties));
        instance.program("get-config", "[ \"$*\" = environment ] && cat \"$ROOT/properties.json\"");
        Path file = instance.path("kept/properties.sh");
        String script = ScriptHost.file(
                "property-exports", Map.of("file", file.toString()), "/usr/local/bin/kirikae-property-exports");
        ScriptHost.Ran ran = instance.run(script);
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains("no shell takes the name \"a.b\"; left out")
                .hasLineCount(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        ScriptHost.Ran sourced = instance.run(
                ". '" + file + "'\nprintf '%s\\000' \"$PLAIN\" \"$EMPTY\" \"$QUOTES\" \"$LINES\" \"$_9\" \"$(env)\"");
        String[] values = sourced.out().split("\0", -1);
        assertThat(values).startsWith("x", "", properties.get("QUOTES"), properties.get("LINES"), properties.get("_9"));
        assertThat(values[5]).contains("PLAIN=x\n").doesNotContain("left out");
        assertThat(instance.path("pwned")).doesNotExist();
    }

    @Test
    void keepsTheOldPropertiesWhenThereAreNoNewOnes() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "jq, which the instance's platform brings");
        Path file = instance.path("kept/properties.sh");
        Files.createDirectories(instance.path("kept"));
        Files.writeString(file, "export OLD='1'\n");
        String script = ScriptHost.file(
                "property-exports", Map.of("file", file.toString()), "/usr/local/bin/kirikae-property-exports");
        for (String answer : List.of("exit 1", "echo no json", "echo '[1]'")) {
            instance.program("get-config", answer);
            assertThat(instance.run(script).status()).as(answer).isNotZero();
            assertThat(Files.readString(file)).isEqualTo("export OLD='1'\n");
        }
    }

    @Test
    void refusesAHeapThatTheInstanceCannotHold() throws Exception {
        String script = ScriptHost.file("tomcat-heap", Map.of("megabytes", 64), "/usr/local/bin/kirikae-tomcat-heap");
        instance.program("awk", "[ -e \"$ROOT/memory\" ] && cat \"$ROOT/memory\"")
                .program("get-config", "case \"$*\" in *jvmoptions' -o Xmx') cat \"$ROOT/heap\" ;; *) exit 1 ;; esac");
        assertThat(heap(script, "700m", "1024000")).isZero();
        assertThat(heap(script, "701m", "1024000")).isEqualTo(1);
        assertThat(instance.read("err"))
                .isEqualTo("tomcat-heap: the heap of 701m is larger than 70% of this instance's memory, which are 700m;"
                        + " take a larger instance type or a smaller heap\n");
        assertThat(heap(script, "1g", "1500000")).isZero();
        assertThat(heap(script, "1g", "1400000")).isEqualTo(1);
        assertThat(heap(script, "716800K", "1024000")).isZero();
        assertThat(heap(script, "734003200", "1024000")).isZero();
        assertThat(heap(script, "734104201", "1024000")).isEqualTo(1);
        for (String strange : List.of("", "half", "-5m", "010m", "1.5g", "999999999999g")) {
            assertThat(heap(script, strange, "1024000")).as(strange).isEqualTo(1);
            assertThat(instance.read("err")).contains("expected a number with k, m or g");
        }
        assertThat(heap(script, "64m", "")).isEqualTo(1);
    }

    private int heap(String script, String xmx, String memory) throws Exception {
        Files.writeString(instance.path("heap"), xmx);
        Files.writeString(instance.path("memory"), memory);
        return instance.run(script).status();
    }

    @Test
    void installsOnlyTheModulesThatAreMissing() throws Exception {
        String script = ScriptHost.files("npm-packages", Map.of("modules", List.of("pm2@5.3.1", "@scope/tool@1.2.3")))
                .get(0)
                .content();
        instance.program("npm", """
                echo "$*" >> "$ROOT/npm"
                case "$*" in
                  'list '*pm2@5.3.1) ;;
                  'list '*) exit 1 ;;
                esac
                """);
        assertThat(instance.run(script).status()).isZero();
        assertThat(instance.read("npm").lines().filter(line -> line.startsWith("install")))
                .containsExactly("install --global --no-audit --no-fund @scope/tool@1.2.3");
        instance.program("npm", "exit 1");
        assertThat(instance.run(script).status()).isNotZero();
        assertThat(ScriptHost.render("npm-packages", Map.of("modules", List.of("pm2@latest")))
                        .ok())
                .isFalse();
        assertThat(ScriptHost.render("npm-packages", Map.of("modules", List.of("pm2")))
                        .ok())
                .isFalse();
    }

    @Test
    void failsWhenAServiceDoesNotStart() throws Exception {
        String script = String.valueOf(ScriptHost.at(
                ScriptHost.config("services", Map.of("start", List.of("chronyd", "tools@1"))),
                "commands",
                "20-start-services",
                "command"));
        instance.program("systemctl", "echo \"$*\" >> \"$ROOT/systemctl\"");
        assertThat(instance.run(script).status()).isZero();
        assertThat(instance.read("systemctl"))
                .startsWith("daemon-reload\nenable chronyd\nstart chronyd\n")
                .contains("enable tools@1\nstart tools@1\n");
        instance.program("systemctl", "[ \"$*\" != 'start chronyd' ]");
        assertThat(instance.run(script).status()).isNotZero();
    }

    @Test
    void emptiesTemporaryDirectoriesAtLaunchAndAgesThemLater() throws Exception {
        String temporary = instance.path("temporary").toString();
        String script = ScriptHost.file(
                "temporary-directories",
                Map.of("directories", List.of(temporary), "keep-minutes", 60),
                "/usr/local/bin/kirikae-temporary-directories");
        assertThat(instance.run(script, "launch").status()).isZero();
        assertThat(instance.path("temporary")).isEmptyDirectory();
        assertThat(instance.read("chown")).isEqualTo("webapp: " + temporary + "\n");

        Files.createDirectories(instance.path("outside"));
        Files.writeString(instance.path("outside/kept"), "x");
        Files.createSymbolicLink(instance.path("temporary/link"), instance.path("outside"));
        Files.writeString(instance.path("temporary/-rf new"), "x");
        Path old = Files.writeString(instance.path("temporary/old"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(instance.run(script, "hourly").status()).isZero();
        assertThat(instance.path("temporary/old")).doesNotExist();
        assertThat(instance.path("temporary/-rf new")).exists();
        assertThat(instance.run(script, "launch").status()).isZero();
        assertThat(instance.path("temporary")).isEmptyDirectory();
        assertThat(instance.path("outside/kept")).exists();
    }
}
