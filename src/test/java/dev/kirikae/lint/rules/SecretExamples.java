package dev.kirikae.lint.rules;

import static dev.kirikae.lint.rules.BothSidesExamples.property;
import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.HOOK;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.ScriptExamples.command;
import static dev.kirikae.lint.rules.ScriptExamples.written;

import java.util.List;

/** Secrets in clear, and what only looks like one. None of them is real. */
final class SecretExamples {
    private static final String KEY = "-----BEGIN RSA PRIVATE KEY-----\n";

    static final List<Example> ALL = List.of(
            Example.of(
                    "secret-in-clear",
                    written("/a.key", "|\n      " + KEY + "      MIIEpAIBAAKCAQEAcanary\n"),
                    "7:7",
                    written("/a.key", "|\n      " + KEY + "      <private key contents here>\n")),
            Example.of(
                    "secret-in-clear",
                    property("ID: AKIACANARYCANARYCANA"),
                    "3:9",
                    property("ID: AKIAIOSFODNN7EXAMPLE")),
            Example.of(
                    "secret-in-clear",
                    property("DATABASE: postgres://app:c4nary@db.internal/app"),
                    "3:15",
                    property("DATABASE: postgres://app:<password>@db.internal/app")),
            Example.of(
                    "secret-in-clear",
                    file(HOOK, "#!/bin/sh\ngit clone https://ghp_" + "canary0".repeat(4) + "@github.com/a/b\n"),
                    "2:19",
                    file(HOOK, "#!/bin/sh\ngit clone https://app:$GIT_TOKEN@github.com/a/b\n")),
            Example.of(
                    "secret-in-clear",
                    file(".platform/nginx/conf.d/a.conf", "# xoxb-1234567890-canary\n"),
                    "1:3",
                    file(".platform/nginx/conf.d/a.conf", "# xoxb-...\n")),
            Example.of("likely-secret", property("DB_PASSWORD: c4nary"), "3:5", property("DB_PASSWORD: changeme")),
            Example.of(
                    "likely-secret",
                    property("apiToken: c4nary"),
                    "3:5",
                    property(
                            "TOKEN: '`{\"Fn::GetOptionSetting\": {\"OptionName\": \"Token\", \"DefaultValue\": \"\"}}`'")),
            Example.of(
                    "likely-secret",
                    file(A, "commands:\n  a:\n    command: ./a\n    env:\n      DB_PASSWORD: c4nary\n"),
                    "5:7",
                    file(A, "commands:\n  a:\n    command: ./a\n    env:\n      DB_PASSWORD_FILE: /etc/a\n")),
            Example.of(
                    "likely-secret",
                    command("export DB_PASSWORD='c4nary' && ./a"),
                    "3:21",
                    command("export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db) && ./a")),
            Example.of(
                    "likely-secret",
                    property("CLIENT_SECRET: c4nary"),
                    "3:5",
                    file(
                            A,
                            "option_settings:\n  aws:elasticbeanstalk:application:environmentsecrets:\n"
                                    + "    CLIENT_SECRET: arn:aws:secretsmanager:eu-west-1:123456789012:secret:a\n")));

    private SecretExamples() {}
}
