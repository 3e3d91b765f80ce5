package dev.kirikae.journal.codec;

import dev.kirikae.journal.Goal;
import dev.kirikae.model.LiveName;
import java.util.List;

/** What an intent can be about, by name. A name or field is never changed, only added. */
final class GoalKinds {

    static final List<Kind<? extends Goal>> ALL = List.of(
            new Kind<>(
                    "name-belongs-to",
                    Goal.NameBelongsTo.class,
                    g -> RecordFields.empty()
                            .with("purpose", g.purpose() == Goal.Purpose.SWITCH ? null : g.purpose())
                            .with("prefix", g.name().cname())
                            .with("region", g.name().region())
                            .with("from", g.from())
                            .with("to", g.to()),
                    f -> new Goal.NameBelongsTo(
                            purpose(f.constantOrNull("purpose", Goal.Purpose.class)),
                            new LiveName(f.text("prefix"), f.text("region")),
                            f.environment("from"),
                            f.environment("to"))),
            new Kind<>(
                    "environment-exists",
                    Goal.EnvironmentExists.class,
                    g -> RecordFields.empty()
                            .with("release", g.release())
                            .with("name", g.name())
                            .with("prefix", g.prefix())
                            .with("version", g.version())
                            .with("platform", g.platform())
                            .with("template", g.template()),
                    f -> new Goal.EnvironmentExists(
                            f.text("release"),
                            f.text("name"),
                            f.text("prefix"),
                            f.text("version"),
                            f.textOrNull("platform"),
                            f.textOrNull("template"))),
            new Kind<>(
                    "environment-gone",
                    Goal.EnvironmentGone.class,
                    g -> RecordFields.empty().with("environment", g.environment()),
                    f -> new Goal.EnvironmentGone(f.environment("environment"))),
            new Kind<>(
                    "capacity-is",
                    Goal.CapacityIs.class,
                    g -> RecordFields.empty()
                            .with("environment", g.environment())
                            .with("group", g.group())
                            .with("instances", g.instances()),
                    f -> new Goal.CapacityIs(
                            f.environment("environment"), f.textOrNull("group"), f.count("instances"))),
            new Kind<>(
                    "scale-in-held",
                    Goal.ScaleInHeld.class,
                    g -> RecordFields.empty()
                            .with("environment", g.environment())
                            .with("group", g.group())
                            .with("processes", g.processes())
                            .with("until", g.until()),
                    f -> new Goal.ScaleInHeld(
                            f.environment("environment"), f.text("group"), f.texts("processes"), f.instant("until"))),
            new Kind<>(
                    "scale-in-lifted",
                    Goal.ScaleInLifted.class,
                    g -> RecordFields.empty()
                            .with("environment", g.environment())
                            .with("group", g.group())
                            .with("processes", g.processes()),
                    f -> new Goal.ScaleInLifted(f.environment("environment"), f.text("group"), f.texts("processes"))),
            new Kind<>(
                    "version-exists",
                    Goal.VersionExists.class,
                    g -> RecordFields.empty()
                            .with("label", g.label())
                            .with("bucket", g.bucket())
                            .with("key", g.key()),
                    f -> new Goal.VersionExists(f.text("label"), f.text("bucket"), f.text("key"))),
            new Kind<>(
                    "version-gone",
                    Goal.VersionGone.class,
                    g -> RecordFields.empty().with("label", g.label()),
                    f -> new Goal.VersionGone(f.text("label"))),
            new Kind<>(
                    "configuration-saved",
                    Goal.ConfigurationSaved.class,
                    g -> RecordFields.empty().with("template", g.template()).with("from", g.from()),
                    f -> new Goal.ConfigurationSaved(f.text("template"), f.environment("from"))),
            new Kind<>(
                    "configuration-gone",
                    Goal.ConfigurationGone.class,
                    g -> RecordFields.empty().with("template", g.template()),
                    f -> new Goal.ConfigurationGone(f.text("template"))));

    private GoalKinds() {}

    static RecordFields write(Goal goal) {
        Kind<? extends Goal> kind = Kind.of(goal, ALL);
        return RecordFields.empty().with("kind", kind.name()).with("of", kind.write(goal));
    }

    /** @throws UnknownKind where a newer program wrote it */
    static Goal read(RecordFields fields) {
        String name = fields.text("kind");
        Kind<? extends Goal> kind = Kind.named(name, ALL);
        if (kind == null) {
            throw new UnknownKind("goal \"" + name + "\"");
        }
        return kind.reader().apply(fields.object("of"));
    }

    /** A move that says nothing else is a switch to a candidate. */
    private static Goal.Purpose purpose(Goal.@org.jspecify.annotations.Nullable Purpose given) {
        return given == null ? Goal.Purpose.SWITCH : given;
    }
}
