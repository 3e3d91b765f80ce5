package dev.kirikae.cli.view;

import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.world.Survey;
import dev.kirikae.config.Configuration;
import dev.kirikae.journal.CapacityHold;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Lease;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.StoredLease;
import dev.kirikae.report.HandOff;
import dev.kirikae.report.PropertyLines;
import dev.kirikae.stages.step.DueDates;
import dev.kirikae.stages.step.NewLiveName;
import dev.kirikae.stages.step.NextStage;
import dev.kirikae.stages.step.NotShown;
import dev.kirikae.stages.step.OneWayDoor;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.WayBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service stands, by one look: for people, for programs, as properties. */
public final class StatusView {

    private final Survey survey;
    private final JournalState journal;
    private final Roles roles;
    private final RollbackPreview rollback;
    private final Configuration configuration;

    public StatusView(ServiceSession serviceSession) {
        this.configuration = serviceSession.configuration();
        this.survey = serviceSession.survey();
        this.journal = survey.journal();
        LiveName name = configuration.liveName();
        this.roles = Roles.of(survey.known(), survey.environments(), name, survey.at());
        WayBack back = WayBack.of(survey.known(), roles);
        Environment target = back.target();
        OneWayDoor door = target == null
                ? null
                : OneWayDoor.decisive(OneWayDoor.between(survey.known(), target.id(), survey.at()));
        this.rollback = RollbackPreview.of(back, configuration.verify().health())
                .behind(door)
                .keptUntil(due(roles, target), survey.at());
    }

    private @Nullable Instant due(Roles roles, @Nullable Environment target) {
        Environment standby = roles.standby();
        return target == null || standby == null || !standby.id().equals(target.id())
                ? null
                : DueDates.ofStandby(survey.known(), roles, configuration, survey.at());
    }

    /** The command that comes next, as it is typed. */
    public String next() {
        return NextStage.of(journal, roles, configuration, survey.at());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("as of " + ClockText.time(survey.at()));
        if (roles.owners().size() > 1) {
            lines.add("live        unclear: " + roles.owners().size() + " environments own the live name");
        }
        add(lines, "live", roles.live(), roles.owners().isEmpty() ? "nothing: the live name has no owner" : "");
        String like =
                roles.owners().isEmpty() ? NewLiveName.likeness(survey.environments(), configuration.liveName()) : null;
        if (like != null) {
            lines.add("note        live.cname: " + like);
        }
        add(lines, "candidate", roles.candidate(), "none");
        add(lines, "standby", roles.standby(), "none");
        roles.superseded().forEach(e -> add(lines, "superseded", e, ""));
        roles.rejected().forEach(e -> add(lines, "rejected", e, ""));
        roles.abandoned().forEach(e -> add(lines, "abandoned", e, ""));
        roles.unshown().forEach(u -> lines.add("not shown   " + u.sentence() + ": " + u.wayOut()));
        underWay().forEach(lines::add);
        for (JournalEntry.Intended intent : journal.open()) {
            lines.add("open        a call so that " + intent.goal().sentence() + ", intended at "
                    + ClockText.time(intent.at()));
        }
        journal.irregular()
                .forEach(step -> lines.add("note        an older program wrote a step that no release takes: " + step));
        for (EnvironmentRecord facts : journal.present()) {
            CapacityHold hold = facts.hold();
            if (hold != null) {
                lines.add("held        scale-in of " + facts.id() + " until " + ClockText.time(hold.until()));
            }
        }
        lines.add("lock        " + lock());
        lines.add("rollback    " + rollback.words());
        return lines;
    }

    /** At most one that has moved the name, and one on its way. */
    private List<String> underWay() {
        List<String> lines = new ArrayList<>();
        for (ReleaseRecord under : new ReleaseRecord[] {journal.moved(), journal.begun()}) {
            if (under != null) {
                lines.add("under way   " + under.id() + ", " + word(under.state()) + because(under));
            }
        }
        return lines.isEmpty() ? List.of("under way   nothing") : lines;
    }

    private static String because(ReleaseRecord release) {
        return release.why().isEmpty() ? "" : ": " + release.why();
    }

    private void add(List<String> lines, String role, @Nullable Environment environment, String none) {
        if (environment != null) {
            String release = release(environment);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-11s %s (%s), %s%s, version %s",
                    role,
                    environment.name(),
                    environment.id(),
                    health(environment),
                    release.isEmpty() ? ", not made by Kirikae" : "",
                    environment.version() == null ? "unknown" : environment.version()));
        } else if (!none.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-11s %s", role, none));
        }
    }

    private static String health(Environment environment) {
        return word(environment.status()) + " and " + word(environment.health());
    }

    private String release(Environment environment) {
        ReleaseRecord release = journal.releaseOf(environment.id());
        return release == null ? "" : release.id();
    }

    /** A lock that cannot be read, in words that follow its name. */
    public static String words(StoredLease.Unreadable lock) {
        return "cannot be read: " + lock.why()
                + (lock.newer() ? "" : "; it is nobody's: rollback takes it at once, other stages after 2 min");
    }

    private String lock() {
        StoredLease.Unreadable unreadable = survey.unreadableLock();
        if (unreadable != null) {
            return words(unreadable);
        }
        Lease lease = survey.lease();
        return lease == null || lease.released()
                ? "free"
                : "held by " + lease.holder() + " for " + lease.stage() + " since " + ClockText.time(lease.since());
    }

    public Map<String, Object> fields() {
        JsonFields fields = JsonFields.of("at", survey.at().toString())
                .and("application", configuration.application())
                .and("service", configuration.service())
                .and("region", configuration.region())
                .and("owners", roles.owners().size())
                .and("live", fields(roles.live()))
                .and("candidate", fields(roles.candidate()))
                .and("standby", fields(roles.standby()))
                .and("superseded", all(roles.superseded()))
                .and("rejected", all(roles.rejected()))
                .and("abandoned", all(roles.abandoned()))
                .and(
                        "notShown",
                        roles.unshown().stream().map(StatusView::fields).toList());
        ReleaseRecord under = journal.underWay();
        return fields.and("underWay", under == null ? null : fields(under))
                .and("open", journal.open().stream().map(StatusView::fields).toList())
                .and("lock", lockFields())
                .and("rollback", rollback.fields())
                .and(
                        "journal",
                        JsonFields.of("length", survey.length())
                                .and("head", survey.head())
                                .map())
                .map();
    }

    private static Map<String, Object> fields(NotShown unshown) {
        return JsonFields.of("environment", unshown.id().value())
                .and("name", unshown.name())
                .and("role", unshown.role().name().toLowerCase(Locale.ROOT))
                .map();
    }

    private static Map<String, Object> fields(ReleaseRecord release) {
        return JsonFields.of("release", release.id())
                .and("state", word(release.state()))
                .and("why", release.why())
                .map();
    }

    private static Map<String, Object> fields(JournalEntry.Intended intent) {
        return JsonFields.of("operation", intent.operation())
                .and("goal", intent.goal().sentence())
                .and("at", intent.at().toString())
                .map();
    }

    private @Nullable Map<String, Object> lockFields() {
        StoredLease.Unreadable unreadable = survey.unreadableLock();
        if (unreadable != null) {
            return JsonFields.of("unreadable", unreadable.why()).map();
        }
        Lease lease = survey.lease();
        return lease == null || lease.released()
                ? null
                : JsonFields.of("holder", lease.holder())
                        .and("stage", lease.stage())
                        .and("since", lease.since().toString())
                        .map();
    }

    private List<Map<String, Object>> all(List<Environment> environments) {
        return environments.stream().map(this::known).toList();
    }

    private @Nullable Map<String, Object> fields(@Nullable Environment environment) {
        return environment == null ? null : known(environment);
    }

    private Map<String, Object> known(Environment environment) {
        return JsonFields.of("environment", environment.id().value())
                .and("name", environment.name())
                .and("release", release(environment))
                .and("version", environment.version())
                .and("status", word(environment.status()))
                .and("health", word(environment.health()))
                .and("colour", word(environment.colour()))
                .and("cname", environment.cname())
                .map();
    }

    /** {@link PropertyLines}, the release's with the keys that a stage leaves in its {@code kirikae.properties}. */
    public List<String> properties() {
        List<String> lines = new ArrayList<>();
        property(lines, "SCHEMA", Integer.toString(HandOff.SCHEMA));
        property(lines, "AT", survey.at().toString());
        property(lines, "SERVICE", configuration.service());
        property(lines, "REGION", configuration.region());
        properties(lines, "LIVE", roles.live());
        properties(lines, "CANDIDATE", roles.candidate());
        properties(lines, "STANDBY", roles.standby());
        lines.addAll(PropertyLines.of(Map.of("release", ReleaseFields.of(journal))));
        ReleaseRecord under = journal.underWay();
        property(
                lines,
                "NOT_SHOWN",
                String.join(
                        " ", roles.unshown().stream().map(u -> u.id().value()).toList()));
        property(lines, "UNDER_WAY", under == null ? "" : under.id());
        property(lines, "UNDER_WAY_STATE", under == null ? "" : word(under.state()));
        property(lines, "OPEN_INTENTS", Integer.toString(journal.open().size()));
        property(lines, "LOCK", lock());
        property(lines, "ROLLBACK_WORKS", Boolean.toString(rollback.works()));
        property(lines, "ROLLBACK", rollback.words());
        property(lines, "NEXT", next());
        return lines;
    }

    private void properties(List<String> lines, String role, @Nullable Environment environment) {
        property(lines, role, environment == null ? "" : environment.id().value());
        property(lines, role + "_NAME", environment == null ? "" : environment.name());
        property(lines, role + "_RELEASE", environment == null ? "" : release(environment));
        String version = environment == null ? null : environment.version();
        property(lines, role + "_VERSION", version == null ? "" : version);
        String address = environment == null ? null : environment.cname();
        property(lines, role + "_ADDRESS", address == null ? "" : address);
        property(lines, role + "_HEALTH", environment == null ? "" : word(environment.health()));
    }

    private static void property(List<String> lines, String key, String value) {
        lines.add(PropertyLines.line(key, value));
    }

    public static String word(Enum<?> constant) {
        String lower = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
