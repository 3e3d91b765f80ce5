package dev.kirikae.config;

import dev.kirikae.config.Configuration.Approval;
import dev.kirikae.config.Configuration.Deadlines;
import dev.kirikae.config.Configuration.Ebextensions;
import dev.kirikae.config.Configuration.Environment;
import dev.kirikae.config.Configuration.Lint;
import dev.kirikae.config.Configuration.Live;
import dev.kirikae.config.Configuration.Lock;
import dev.kirikae.config.Configuration.Polling;
import dev.kirikae.config.Configuration.Source;
import dev.kirikae.config.Configuration.Standby;
import dev.kirikae.config.Configuration.Versions;
import dev.kirikae.config.NotBuilt.Neutral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The root of {@code kirikae.yml}. */
final class ConfigurationTable extends Table<Configuration> {
    private static final String APPLICATION_NAME =
            "[^/\\x00-\\x20\\x7F](?:[^/\\x00-\\x1F\\x7F]{0,98}[^/\\x00-\\x20\\x7F])?";

    /** Serves as a tag's value, a part of version labels (at most 100 characters) and a folder's name. */
    private static final String SERVICE_NAME = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N} _.+=@-]{0,77}[\\p{L}\\p{N}_+=@-])?";

    private static final String SERVICE_EXPECTED =
            "1 to 79 letters, digits, blanks and _ . + = @ -, beginning with a letter or digit";
    private static final int LONGEST_ENVIRONMENT = 21;

    private static final Field<String> KIRIKAE = Field.optional(
                    "kirikae",
                    Texts.line(Scope.FIXED, 100, "a range of versions such as >=1.0 <2", ">=1"),
                    "which versions of Kirikae may read this file, such as >=1.0 <2")
            .such(">=1.0 <2");
    private static final Field<String> APPLICATION = Field.required(
                    "application",
                    new LooseText(
                            Scope.FIXED,
                            APPLICATION_NAME,
                            "the name of a Beanstalk application, 1 to 100 characters without /",
                            "rehearsal"),
                    "the Beanstalk application")
            .such("push-api");
    private static final Field<String> SERVICE = Field.optional(
                    "service",
                    new LooseText(Scope.FIXED, SERVICE_NAME, SERVICE_EXPECTED, "rehearsal"),
                    "what is released: unit of lock, ledger, names and tags; without it the application's name")
            .such("push-api-eu");
    private static final Field<String> ACCOUNT = Field.optional(
                    "account",
                    new LooseText(Scope.FIXED, "[0-9]{12}", "the twelve digits of an AWS account", "000000000000"),
                    "the AWS account, twelve digits in quotes; any other is refused")
            .such("123456789012");
    private static final Field<String> REGION = Field.required(
                    "region",
                    new TextShape(
                            Scope.FIXED,
                            "[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-[0-9]{1,2}",
                            "an AWS region such as ap-northeast-1",
                            "us-east-1"),
                    "the AWS region")
            .such("ap-northeast-1");
    private static final Field<Source> SOURCE =
            Field.section("source", new SourceTables.SourceTable(), "where the code comes from");
    private static final Field<Live> LIVE =
            Field.section("live", new SourceTables.LiveTable(), "the names that users call");
    private static final Field<Environment> ENVIRONMENT = Field.section(
            "environment", new EnvironmentTables.EnvironmentTable(), "what a fresh environment is made of");
    private static final Field<List<String>> ADOPT = Field.of(
                    "adopt",
                    ListShape.distinct(new TextShape(
                            Scope.FIXED, "e-[a-z0-9]{10}", "an environment's id such as e-3vui9m2zcq", "e-0000000000")),
                    List.of(),
                    "ids of environments not made by Kirikae that destroy may terminate")
            .such(List.of("e-3vui9m2zcq"));
    private static final Field<Ebextensions> EBEXTENSIONS = Field.section(
            "ebextensions", new EnvironmentTables.EbextensionsTable(), ".ebextensions made from templates");
    private static final Field<Lint> LINT =
            Field.section("lint", new EnvironmentTables.LintTable(), "what the linter lets pass");
    private static final Field<Verify> VERIFY =
            Field.section("verify", new VerifyTables.VerifyTable(), "what proves a release");
    private static final Field<Standby> STANDBY =
            Field.section("standby", new PolicyTables.StandbyTable(), "the way back");
    private static final Field<Versions> VERSIONS =
            Field.section("versions", new PolicyTables.VersionsTable(), "application versions that are kept");
    private static final Field<Approval> APPROVAL = Field.of(
            "approval",
            new WordShape<>(Approval.values()),
            Approval.NONE,
            "none, or required: release needs somebody else's kirikae approve of the plan's digest");
    private static final Field<String> ALARM_FEED = Field.optional(
                    "alarm-feed",
                    new TextShape(
                            Scope.FIXED,
                            "[A-Za-z0-9_-]{1,80}|https://[^/\\s]{1,255}(?:/[A-Za-z0-9._-]{1,255}){2,4}",
                            "the name or the URL of an SQS queue",
                            "push-alarms"),
                    "SQS queue of this service alone that receives the alarms' SNS notifications, so that an alarm is noticed"
                            + " at once")
            .such("push-alarms");
    private static final Field<String> LEDGER = Field.optional(
                    "ledger",
                    new TextShape(
                            Scope.FIXED,
                            "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[A-Za-z0-9!_.*'()=-]{1,100}){0,8}/?",
                            "s3://bucket/prefix",
                            "s3://rehearsal/kirikae"),
                    "where the journal lies, as s3://bucket/prefix; without it the region's Beanstalk bucket")
            .such("s3://releases/kirikae");
    private static final Field<Deadlines> DEADLINES =
            Field.section("deadlines", new PolicyTables.DeadlinesTable(), "ends of waits");
    private static final Field<Lock> LOCK =
            Field.section("lock", new PolicyTables.LockTable(), "right to change the service");
    private static final Field<Polling> POLLING =
            Field.section("polling", new PolicyTables.PollingTable(), "how often the cloud is asked");

    private static final Field<Compatibility> COMPATIBILITY = Field.section(
            "compatibility",
            new CompatibilityTable(),
            "how one may go back over the commit; read from the released commit's own file");

    ConfigurationTable() {
        super(
                KIRIKAE,
                APPLICATION,
                SERVICE,
                ACCOUNT,
                REGION,
                SOURCE,
                LIVE,
                ENVIRONMENT,
                ADOPT,
                EBEXTENSIONS,
                LINT,
                VERIFY,
                STANDBY,
                VERSIONS,
                APPROVAL,
                ALARM_FEED,
                Field.notBuilt("notify", Neutral.EMPTY_LIST, "queues that receive announcements"),
                LEDGER,
                Field.notBuilt("role", Neutral.NULL, "role assumed for changing calls"),
                DEADLINES,
                LOCK,
                POLLING,
                COMPATIBILITY);
    }

    @Override
    @Nullable
    Configuration make(FieldValues values, Cursor at) {
        programFits(values.find(KIRIKAE), at.near("kirikae"));
        String application = values.get(APPLICATION);
        String service = values.find(SERVICE);
        if (service == null) {
            service = application;
            if (!service.matches(SERVICE_NAME)) {
                at.near("application")
                        .refuse("this name cannot serve as the service's too; write service: with " + SERVICE_EXPECTED);
            }
        }
        Environment environment = values.get(ENVIRONMENT);
        if (environment.name().isEmpty()) {
            environment = environment.named(fitted(service));
            if (environment.name().isEmpty()) {
                at.refuseMissing("environment", "no name can be made of the service's; write environment: {name: …}");
            }
        }
        CnameShape.mustBeOf(
                values.get(REGION), values.get(LIVE).cname(), at.near("live").near("cname"));
        if (values.find(ACCOUNT) == null && !at.context().recorded()) {
            at.notice("account is missing, so a wrong account cannot be refused; add account: with its twelve digits");
        }
        return new Configuration(
                values.find(KIRIKAE),
                new Configuration.Identity(
                        application, service, values.find(ACCOUNT), values.get(REGION), values.find(LEDGER)),
                new Configuration.Build(
                        values.get(SOURCE), environment, values.get(EBEXTENSIONS), values.get(COMPATIBILITY)),
                values.get(LIVE),
                values.get(ADOPT),
                values.get(LINT),
                values.get(VERIFY),
                new Configuration.Retention(values.get(STANDBY), values.get(VERSIONS)),
                values.get(APPROVAL),
                new Configuration.Timing(values.get(DEADLINES), values.get(LOCK), values.get(POLLING)),
                values.find(ALARM_FEED));
    }

    private static void programFits(@Nullable String wanted, Cursor at) {
        String program = at.context().program();
        if (wanted == null || program == null) {
            return;
        }
        VersionRange range = VersionRange.parse(wanted);
        if (range == null) {
            at.refuse("expected a range of versions such as >=1.0 <2, found " + ShownText.text(wanted));
        } else if (!range.contains(program)) {
            at.refuse("this file is for Kirikae " + ShownText.plain(wanted) + ", and this is " + program
                    + "; run one of those versions");
        }
    }

    private static String fitted(String service) {
        String name = service.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.substring(0, Math.min(name.length(), LONGEST_ENVIRONMENT)).replaceAll("-$", "");
    }

    @Override
    void write(Configuration c, RecordWriter writer) {
        writer.put(KIRIKAE, c.kirikae())
                .put(APPLICATION, c.application())
                .put(SERVICE, c.service())
                .put(ACCOUNT, c.account())
                .put(REGION, c.region())
                .put(SOURCE, c.source())
                .put(LIVE, c.live())
                .put(ENVIRONMENT, c.environment())
                .put(ADOPT, c.adopt())
                .put(EBEXTENSIONS, c.ebextensions())
                .put(LINT, c.lint())
                .put(VERIFY, c.verify())
                .put(STANDBY, c.standby())
                .put(VERSIONS, c.versions())
                .put(APPROVAL, c.approval())
                .put(ALARM_FEED, c.alarmFeed())
                .put(LEDGER, c.ledger())
                .put(DEADLINES, c.deadlines())
                .put(LOCK, c.lock())
                .put(POLLING, c.polling())
                .put(COMPATIBILITY, c.compatibility());
    }
}
