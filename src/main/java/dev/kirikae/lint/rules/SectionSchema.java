package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.Form.Value.COMMAND;
import static dev.kirikae.lint.rules.Form.Value.CONTENT;
import static dev.kirikae.lint.rules.Form.Value.GROUPS;
import static dev.kirikae.lint.rules.Form.Value.ID;
import static dev.kirikae.lint.rules.Form.Value.LIST;
import static dev.kirikae.lint.rules.Form.Value.LOOSE;
import static dev.kirikae.lint.rules.Form.Value.SECONDS;
import static dev.kirikae.lint.rules.Form.Value.TEST;
import static dev.kirikae.lint.rules.Form.Value.TEXT;
import static dev.kirikae.lint.rules.Form.Value.TRUTH;
import static dev.kirikae.lint.rules.Form.Value.VARIABLES;
import static dev.kirikae.lint.rules.Form.Value.VERSION;
import static dev.kirikae.lint.rules.Form.Value.WORDS;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys of each section that acts on instances, as the Developer Guide lists them (pages customize-containers-ec2 and
 * customize-containers-windows-ec2, 2023). {@code context}, {@code runas} and {@code defaults} are known to
 * CloudFormation's own helper only (AWS::CloudFormation::Init), as is {@code systemd}.
 */
final class SectionSchema {
    private static final Map<String, Form> COMMAND_KEYS = Map.of(
            "command", COMMAND,
            "cwd", TEXT,
            "env", VARIABLES,
            "test", TEST,
            "ignoreErrors", TRUTH,
            "waitAfterCompletion", SECONDS,
            "runas", TEXT,
            "defaults", TEXT);

    private static final Form FILE = new Form.Fields(
            Map.of(
                    "mode", TEXT,
                    "owner", TEXT,
                    "group", TEXT,
                    "content", CONTENT,
                    "source", TEXT,
                    "encoding", LOOSE,
                    "authentication", TEXT,
                    "context", CONTENT),
            Set.of("content", "source"),
            true);

    private static final Form SERVICE = new Form.Named(loose(Map.of(
            "enabled",
            TRUTH,
            "ensureRunning",
            TRUTH,
            "files",
            LIST,
            "sources",
            LIST,
            "packages",
            new Form.Named(WORDS),
            "commands",
            LIST,
            "users",
            LIST,
            "groups",
            LIST)));

    private static final Form PACKAGES = new Form.Named(VERSION);

    static final Map<String, Form> SECTIONS = Map.of(
            "packages",
                    fields(Map.of(
                            "yum", PACKAGES,
                            // CloudFormation User Guide, page aws-resource-init (2024); Beanstalk's own guide does not
                            // name it.
                            "dnf", PACKAGES,
                            "rpm", PACKAGES,
                            "rubygems", PACKAGES,
                            "python", PACKAGES,
                            "msi", PACKAGES)),
            "groups", new Form.Named(loose(Map.of("gid", ID))),
            "users", new Form.Named(fields(Map.of("groups", GROUPS, "uid", ID, "homeDir", TEXT))),
            "sources", new Form.Named(TEXT),
            "files", new Form.Named(FILE),
            "commands", new Form.Named(new Form.Fields(COMMAND_KEYS, Set.of("command"), true)),
            "services", fields(Map.of("sysvinit", SERVICE, "systemd", SERVICE, "windows", SERVICE)),
            "container_commands", new Form.Named(new Form.Fields(containerCommand(), Set.of("command"), true)));

    private SectionSchema() {}

    private static Form fields(Map<String, Form> keys) {
        return new Form.Fields(keys, Set.of(), true);
    }

    /** What the helper passes over where it is no map. */
    private static Form loose(Map<String, Form> keys) {
        return new Form.Fields(keys, Set.of(), false);
    }

    private static Map<String, Form> containerCommand() {
        Map<String, Form> keys = new HashMap<>(COMMAND_KEYS);
        keys.put("leader_only", TRUTH);
        return keys;
    }
}
