package dev.kirikae.config;

import dev.kirikae.config.Configuration.Capacity;
import dev.kirikae.config.Configuration.Ebextensions;
import dev.kirikae.config.Configuration.Environment;
import dev.kirikae.config.Configuration.Excuse;
import dev.kirikae.config.Configuration.Inherit;
import dev.kirikae.config.Configuration.Lint;
import dev.kirikae.config.Configuration.OptionSetting;
import dev.kirikae.config.Configuration.UseTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a fresh environment is made of. */
final class EnvironmentTables {
    private EnvironmentTables() {}

    /** {@code environment}. Its name is empty where the file gives none: the root derives it. */
    static final class EnvironmentTable extends Table<Environment> {
        /** A release id such as 20261122-9f3c2ab-2 and its hyphen must fit behind it into Beanstalk's 40 characters. */
        private static final Field<String> NAME = Field.optional(
                        "name",
                        new TextShape(
                                Scope.FIXED,
                                "[A-Za-z0-9](?:[A-Za-z0-9-]{0,19}[A-Za-z0-9])?",
                                "1 to 21 letters, digits and hyphens, no hyphen at its ends",
                                "rehearsal"),
                        "environments are called so, with the release's id behind; without it the service's name,"
                                + " fitted")
                .such("push-api");

        private static final Field<String> PLATFORM = Field.optional(
                        "platform",
                        Texts.line(
                                Scope.FIXED,
                                255,
                                "a platform's name in which * stands for anything, such as 64bit Amazon Linux 2023"
                                        + " v6.* running Node.js 22",
                                "64bit Amazon Linux 2023*"),
                        "the newest platform that matches; without it live's own")
                .such("64bit Amazon Linux 2023 v6.* running Node.js 22");
        private static final Field<Inherit> INHERIT = Field.of(
                "inherit",
                new InheritShape(),
                new Inherit(Inherit.Kind.LIVE, List.of()),
                "option settings taken over from live: live, none or a list of namespace:option");
        private static final Field<List<OptionSetting>> SETTINGS = Field.of(
                "settings",
                new SettingsShape(),
                List.of(),
                "option settings by namespace, given by the API, such as aws:autoscaling:asg: {MinSize: 2}");
        private static final Field<Capacity> CAPACITY = Field.of(
                "capacity",
                new WordShape<>(Capacity.values()),
                Capacity.MATCH_LIVE,
                "match-live: never switch to fewer instances than serve now");
        private static final Field<Map<String, String>> TAGS = Field.of(
                        "tags", new TagsShape(), Map.of(), "tags of the environment, written at its creation")
                .such(Map.of("team", "push"));

        EnvironmentTable() {
            super(NAME, PLATFORM, INHERIT, SETTINGS, CAPACITY, TAGS);
        }

        @Override
        Environment make(FieldValues values, Cursor at) {
            return new Environment(
                    Objects.requireNonNullElse(values.find(NAME), ""),
                    values.find(PLATFORM),
                    values.get(INHERIT),
                    values.get(SETTINGS),
                    values.get(CAPACITY),
                    values.get(TAGS));
        }

        @Override
        void write(Environment environment, RecordWriter writer) {
            writer.put(NAME, environment.name())
                    .put(PLATFORM, environment.platform())
                    .put(INHERIT, environment.inherit())
                    .put(SETTINGS, environment.settings())
                    .put(CAPACITY, environment.capacity())
                    .put(TAGS, environment.tags());
        }
    }

    /** {@code ebextensions}. */
    static final class EbextensionsTable extends Table<Ebextensions> {
        private static final Field<String> TEMPLATES = Field.of(
                "templates",
                Texts.folder(false, "ebextensions-templates"),
                "ebextensions-templates",
                "folder of templates in the released commit, searched before Kirikae's own library");
        private static final Field<List<UseTemplate>> USE =
                Field.of("use", ListShape.of(new UseTable()), List.of(), "the templates that are rendered");

        EbextensionsTable() {
            super(TEMPLATES, USE);
        }

        @Override
        Ebextensions make(FieldValues values, Cursor at) {
            return new Ebextensions(values.get(TEMPLATES), values.get(USE));
        }

        @Override
        void write(Ebextensions ebextensions, RecordWriter writer) {
            writer.put(TEMPLATES, ebextensions.templates()).put(USE, ebextensions.use());
        }
    }

    /** An element of {@code ebextensions.use}. */
    static final class UseTable extends Table<UseTemplate> {
        private static final Field<String> TEMPLATE = Field.required(
                        "template",
                        new TextShape(
                                Scope.FIXED,
                                "[A-Za-z0-9][A-Za-z0-9_-]{0,99}",
                                "a template's name of letters, digits, hyphens and _",
                                "packages"),
                        "the template's name")
                .such("http-5xx-alarm");
        private static final Field<String> AS = Field.optional(
                        "as",
                        new TextShape(
                                Scope.FIXED,
                                "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?",
                                "1 to 40 small letters, digits and hyphens, no hyphen at its ends",
                                "push-lag"),
                        "what this use is called, in its file's name and its resources' names, so that a template can"
                                + " be used twice; without it as the template")
                .such("push-lag");
        private static final Field<Map<String, Object>> WITH = Field.of(
                        "with", new ParametersShape(), Map.of(), "the template's parameters")
                .such(Map.of("aggregator", "logs.internal"));

        UseTable() {
            super(TEMPLATE, AS, WITH);
        }

        @Override
        UseTemplate make(FieldValues values, Cursor at) {
            return new UseTemplate(values.get(TEMPLATE), values.find(AS), values.get(WITH));
        }

        @Override
        void write(UseTemplate use, RecordWriter writer) {
            writer.put(TEMPLATE, use.template()).put(AS, use.as()).put(WITH, use.with());
        }
    }

    /** {@code lint}. */
    static final class LintTable extends Table<Lint> {
        private static final Field<List<Excuse>> EXCUSE = Field.of(
                "excuse",
                ListShape.distinct(new ExcuseTable()),
                List.of(),
                "rules that are let pass, each with its reason");

        LintTable() {
            super(EXCUSE);
        }

        @Override
        Lint make(FieldValues values, Cursor at) {
            return new Lint(values.get(EXCUSE));
        }

        @Override
        void write(Lint lint, RecordWriter writer) {
            writer.put(EXCUSE, lint.excuse());
        }
    }

    /** An element of {@code lint.excuse}. */
    static final class ExcuseTable extends Table<Excuse> {
        private static final Field<String> RULE = Field.required(
                        "rule",
                        new TextShape(
                                Scope.FIXED, "[a-z0-9]+(?:-[a-z0-9]+)*", "a rule's name, such as secret", "secret"),
                        "the rule that is let pass")
                .such("secret-in-clear");
        private static final Field<String> FILE = Field.optional(
                        "file",
                        Texts.line(Scope.FIXED, 1024, "a file of the bundle", "file"),
                        "the file it is let pass in; without it any")
                .such(".ebextensions/10-own.config");
        private static final Field<String> SETTING = Field.optional(
                        "setting",
                        Texts.line(Scope.FIXED, 1024, "a setting as namespace:option", "aws:namespace:option"),
                        "with the rule secret: the setting, as namespace:option, that looks like a secret and is none")
                .such("aws:elasticbeanstalk:application:environment:TOKEN_LIFETIME");
        private static final Field<String> REASON =
                Field.required("reason", Texts.REASON, "why it is let pass").such("a lifetime in seconds, no secret");

        ExcuseTable() {
            super(RULE, FILE, SETTING, REASON);
        }

        @Override
        Excuse make(FieldValues values, Cursor at) {
            String rule = values.get(RULE);
            String setting = values.find(SETTING);
            if (setting != null && !rule.equals(Excuses.SECRET)) {
                at.near("setting")
                        .refuseKey("only the rule secret is about settings; name a file, or take the rule secret");
            }
            return new Excuse(rule, values.find(FILE), setting, values.get(REASON));
        }

        @Override
        void write(Excuse excuse, RecordWriter writer) {
            writer.put(RULE, excuse.rule())
                    .put(FILE, excuse.file())
                    .put(SETTING, excuse.setting())
                    .put(REASON, excuse.reason());
        }
    }
}
