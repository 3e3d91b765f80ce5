package dev.kirikae.template;

import static dev.kirikae.template.ScriptHost.at;
import static dev.kirikae.template.ScriptHost.config;
import static dev.kirikae.template.ScriptHost.file;
import static dev.kirikae.template.ScriptHost.files;
import static dev.kirikae.template.ScriptHost.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.yaml.Mistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the templates for work on the instance put into the bundle. */
class InstanceTemplatesTest {
    @Test
    void installsPackagesWithTheirVersions() {
        Map<String, Object> yum = Map.of("jq", "", "ImageMagick", "6.9.12.73");
        assertThat(config("packages", Map.of("yum", yum))).isEqualTo(Map.of("packages", Map.of("yum", yum)));
        Map<String, Object> rpm = Map.of("agent", "https://packages.internal/agent.rpm");
        assertThat(config("packages", Map.of("rpm", rpm))).isEqualTo(Map.of("packages", Map.of("rpm", rpm)));
        assertThat(problems("packages", Map.of("rpm", Map.of("agent", "http://packages.internal/agent.rpm"))))
                .singleElement()
                .asString()
                .contains("parameter 'rpm'", "expected something like \"https://");
        assertThat(problems("packages", Map.of("yum", Map.of("jq", 1.5)))).hasSize(1);
    }

    @Test
    void makesUsersAndGroupsWithAndWithoutNumbers() {
        assertThat(config(
                        "users-and-groups",
                        Map.of(
                                "groups",
                                Map.of("workers", "1501", "readers", ""),
                                "users",
                                Map.of("worker", ""),
                                "member-of",
                                List.of("workers"))))
                .isEqualTo(Map.of(
                        "groups",
                        Map.of("workers", Map.of("gid", "1501"), "readers", Map.of()),
                        "users",
                        Map.of("worker", Map.of("groups", List.of("workers")))));
        assertThat(problems("users-and-groups", Map.of("users", Map.of("worker", "0"))))
                .hasSize(1);
    }

    @Test
    void writesFilesExactly() {
        String content = "#!/bin/sh\necho \"${HOME}\" '$(id)' `id` %n\n\ttab\n\n  - : #\nlast";
        Object config = config(
                "files",
                Map.of(
                        "files",
                        Map.of("/usr/local/bin/tell", content, "/etc/sample/empty", ""),
                        "mode",
                        "000750",
                        "group",
                        "webapp"));
        assertThat(at(config, "files"))
                .isEqualTo(Map.of(
                        "/usr/local/bin/tell",
                        Map.of("mode", "000750", "owner", "root", "group", "webapp", "content", content),
                        "/etc/sample/empty",
                        Map.of("mode", "000750", "owner", "root", "group", "webapp", "content", "")));
    }

    @ParameterizedTest
    @CsvSource({"etc/passwd", "/etc/../root/x", "/etc/.", "/etc/a b", "/"})
    void refusesPathsThatLeadElsewhere(String path) {
        assertThat(problems("files", Map.of("files", Map.of(path, "x")))).hasSize(1);
    }

    @Test
    void takesCommandsAsTheyAre() {
        String line = "test -e \"$HOME/x\" || echo 'it''s' > /tmp/x && exit 0 # done";
        Map<String, Object> commands = Map.of("10-a", line, "20-b", List.of("rm", "-rf", "a b"));
        assertThat(config("commands", Map.of("commands", commands)))
                .isEqualTo(Map.of(
                        "commands",
                        Map.of(
                                "10-a",
                                Map.of("command", line, "test", "true", "ignoreErrors", false),
                                "20-b",
                                Map.of(
                                        "command",
                                        List.of("rm", "-rf", "a b"),
                                        "test",
                                        "true",
                                        "ignoreErrors",
                                        false))));
        assertThat(config(
                        "container-commands",
                        Map.of(
                                "commands",
                                Map.of("migrate", "npm run migrate"),
                                "leader-only",
                                true,
                                "test",
                                "test -n \"$MIGRATE\"",
                                "directory",
                                "/var/app/staging/db",
                                "ignore-errors",
                                true)))
                .isEqualTo(Map.of(
                        "container_commands",
                        Map.of(
                                "migrate",
                                Map.of(
                                        "command",
                                        "npm run migrate",
                                        "test",
                                        "test -n \"$MIGRATE\"",
                                        "cwd",
                                        "/var/app/staging/db",
                                        "leader_only",
                                        true,
                                        "ignoreErrors",
                                        true))));
    }

    @Test
    void refusesWhatIsNoCommand() {
        assertThat(problems(
                        "commands", Map.of("commands", Map.of("a", " ", "b", List.of(), "c", List.of(1), "d", true))))
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("an empty text where a shell line is expected"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("is not text and no list of texts, the command and its arguments"));
        assertThat(problems("commands", Map.of("commands", Map.of("a", "x\0"))))
                .singleElement()
                .asString()
                .contains("U+0000");
    }

    @Test
    void putsScriptsWhereTheyRun() {
        List<RenderedFile> hooks = files(
                "platform-hook",
                Map.of(
                        "postdeploy",
                        "#!/usr/bin/env python3\nprint('${x} %')\n",
                        "configuration-predeploy",
                        "#!/bin/sh\n"));
        assertThat(hooks)
                .extracting(RenderedFile::path)
                .containsExactly(
                        ".platform/hooks/postdeploy/50_platform-hook",
                        ".platform/confighooks/predeploy/50_platform-hook");
        assertThat(hooks).allMatch(RenderedFile::executable);
        assertThat(hooks.get(0).content())
                .startsWith("#!/usr/bin/env python3\n# Generated by Kirikae")
                .endsWith("\nprint('${x} %')\n");
        assertThat(problems("platform-hook", Map.of("prebuild", "echo hello", "predeploy", "#!/bin/sh\r\ntrue\r\n")))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("does not begin with its interpreter"))
                .anySatisfy(problem -> assertThat(problem).contains("carriage returns"));
    }

    @Test
    void boundsTheHeapByTheMemory() {
        assertThat(String.valueOf(config("jvm-heap", Map.of("percent", 75))))
                .contains(
                        "option_name=JAVA_TOOL_OPTIONS", "value=-XX:MaxRAMPercentage=75.0 -XX:+ExitOnOutOfMemoryError");
        assertThat(String.valueOf(config("jvm-heap", Map.of("exit-on-exhaustion", false))))
                .contains("value=-XX:MaxRAMPercentage=60.0}");
        assertThat(problems("jvm-heap", Map.of("percent", 81)))
                .singleElement()
                .asString()
                .contains("is 81, expected at most 80");
        assertThat(at(config("tomcat-heap", Map.of("megabytes", 700)), "option_settings"))
                .isEqualTo(Map.of(
                        "aws:elasticbeanstalk:container:tomcat:jvmoptions", Map.of("Xms", "700m", "Xmx", "700m")));
        assertThat(LibraryTest.template("tomcat-heap")
                        .suits("64bit Amazon Linux 2023 v5.1.0 running Tomcat 9 Corretto 17", "WebServer"))
                .isTrue();
        assertThat(LibraryTest.template("tomcat-heap")
                        .suits("64bit Amazon Linux 2023 v6.1.0 running Node.js 22", "WebServer"))
                .isFalse();
    }

    @Test
    void runsAServiceUnderSystemd() {
        Map<String, Object> with = Map.of(
                "name",
                "flow",
                "title",
                "Flows, 100% hot",
                "program",
                "/usr/bin/java",
                "arguments",
                List.of("-Dx=$HOME %n", "it's \"a\" \\ b"),
                "environment",
                List.of("A=b c"),
                "type",
                "forking",
                "pid-file",
                "/run/flow/main.pid",
                "restart-after",
                "1m");
        assertThat(file("systemd-service", with, "/etc/systemd/system/flow.service"))
                .contains(
                        "Description=Flows, 100%% hot\n",
                        "Type=forking\n",
                        "User=webapp\n",
                        "RuntimeDirectory=flow\n",
                        "ExecStart=/usr/bin/env \"A=b c\" \"/usr/bin/java\" \"-Dx=$$HOME %%n\" \"it's \\\"a\\\" \\\\ b\"\n",
                        "SuccessExitStatus=143\n",
                        "Restart=on-failure\n",
                        "RestartSec=60\n");
        assertThat(file("systemd-service", with, "/etc/systemd/system/flow.service.d/10-pid-file.conf"))
                .isEqualTo("[Service]\nPIDFile=/run/flow/main.pid\n");
        assertThat(files("systemd-service", with))
                .extracting(RenderedFile::path)
                .contains(".platform/hooks/postdeploy/35_systemd-service.sh");
        assertThat(String.valueOf(config("systemd-service", Map.of("name", "flow", "program", "/usr/bin/java"))))
                .doesNotContain("10-pid-file");
    }

    @ParameterizedTest
    @CsvSource({"arguments,a\u0007b", "arguments,;", "environment,1=x", "environment,A"})
    void refusesWhatAUnitCannotHold(String parameter, String item) {
        assertThat(problems(
                        "systemd-service",
                        Map.of("name", "flow", "program", "/usr/bin/java", parameter, List.of(item))))
                .hasSize(1);
    }

    @Test
    void doesNotTouchBeanstalksOwnServices() {
        assertThat(problems("systemd-service", Map.of("name", "nginx", "program", "/usr/bin/java")))
                .hasSize(1);
        assertThat(problems("services", Map.of("stop", List.of("healthd")))).hasSize(1);
        assertThat(problems("services", Map.of("stop", List.of("web.service")))).hasSize(1);
        assertThat(problems("services", Map.of("stop", List.of("webmin")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/nginx",
        "/var/app/current",
        "/var/lib/x",
        "/usr/share",
        "/tmp",
        "/tmp/../etc",
        "/opt/elasticbeanstalk/x"
    })
    void emptiesNoFolderOfTheSystem(String folder) {
        assertThat(problems("temporary-directories", Map.of("directories", List.of(folder))))
                .hasSize(1);
    }

    @Test
    void unpacksFromSafeAddressesOnly() {
        Map<String, Object> sources = Map.of("/opt/fonts", "https://downloads.internal/fonts-2.1.tar.gz");
        assertThat(config("sources", Map.of("sources", sources))).isEqualTo(Map.of("sources", sources));
        assertThat(problems("sources", Map.of("sources", Map.of("/opt/fonts", "http://a.internal/x.zip"))))
                .hasSize(1);
        assertThat(problems("sources", Map.of("sources", Map.of("/etc/nginx", "https://a.internal/x.zip"))))
                .hasSize(1);
    }

    @Test
    void isSideBySideWhenUsedTwice() {
        for (String name : List.of("property-exports", "temporary-directories", "log-rotation", "instance-id-file")) {
            Template template = LibraryTest.template(name);
            Map<String, Object> with = new java.util.HashMap<>();
            template.parameters().forEach(parameter -> with.put(parameter.name(), parameter.example()));
            RenderedFile one =
                    Rendering.render(template, "one", with).value().files().get(0);
            RenderedFile two =
                    Rendering.render(template, "two", with).value().files().get(0);
            assertThat(one.path()).isNotEqualTo(two.path());
            assertThat(paths(one)).isNotEmpty().doesNotContainAnyElementsOf(paths(two));
        }
        String job = Rendering.render(
                        LibraryTest.template("singleton-cron"),
                        "hourly",
                        Map.of("live-name", "push-api", "schedule", "hourly", "command", List.of("/bin/true")))
                .value()
                .files()
                .get(0)
                .content();
        assertThat(job).contains("/etc/systemd/system/kirikae-singleton-hourly.timer:", "OnCalendar=hourly\n");
    }

    private static List<String> paths(RenderedFile config) {
        return ((Map<?, ?>) at(Given.readBack(config.content()), "files"))
                .keySet().stream().map(String::valueOf).toList();
    }

    private static List<String> problems(String template, Map<String, ?> with) {
        return render(template, with).problems().stream().map(Mistake::toString).toList();
    }
}
