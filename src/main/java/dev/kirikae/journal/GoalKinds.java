package dev.kirikae.journal;

import dev.kirikae.model.LiveName;
import dev.kirikae.tale.Goal;
import java.util.List;

/** What an intent can be about, by name. A name or field is never changed, only added. */
final class GoalKinds {

    static final List<Kind<? extends Goal>> ALL = List.of(
            new Kind<>(
                    "name-belongs-to",
                    Goal.NameBelongsTo.class,
                    g -> Fields.empty()
                            .with("prefix", g.name().prefix())
                            .with("region", g.name().region())
                            .with("from", g.from())
                            .with("to", g.to()),
                    f -> new Goal.NameBelongsTo(
                            new LiveName(f.text("prefix"), f.text("region")),
                            f.environment("from"),
                            f.environment("to"))),
            new Kind<>(
                    "environment-exists",
                    Goal.EnvironmentExists.class,
                    g -> Fields.empty()
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
                    g -> Fields.empty().with("environment", g.environment()),
                    f -> new Goal.EnvironmentGone(f.environment("environment"))),
            new Kind<>(
                    "capacity-is",
                    Goal.CapacityIs.class,
                    g -> Fields.empty().with("environment", g.environment()).with("instances", g.instances()),
                    f -> new Goal.CapacityIs(f.environment("environment"), f.count("instances"))),
            new Kind<>(
                    "version-exists",
                    Goal.VersionExists.class,
                    g -> Fields.empty()
                            .with("label", g.label())
                            .with("bucket", g.bucket())
                            .with("key", g.key()),
                    f -> new Goal.VersionExists(f.text("label"), f.text("bucket"), f.text("key"))),
            new Kind<>(
                    "version-gone",
                    Goal.VersionGone.class,
                    g -> Fields.empty().with("label", g.label()),
                    f -> new Goal.VersionGone(f.text("label"))),
            new Kind<>(
                    "configuration-saved",
                    Goal.ConfigurationSaved.class,
                    g -> Fields.empty().with("template", g.template()).with("from", g.from()),
                    f -> new Goal.ConfigurationSaved(f.text("template"), f.environment("from"))),
            new Kind<>(
                    "configuration-gone",
                    Goal.ConfigurationGone.class,
                    g -> Fields.empty().with("template", g.template()),
                    f -> new Goal.ConfigurationGone(f.text("template"))));

    private GoalKinds() {}

    static Fields write(Goal goal) {
        Kind<? extends Goal> kind = Kind.of(goal, ALL);
        return Fields.empty().with("kind", kind.name()).with("of", kind.write(goal));
    }

    /** @throws UnknownKind where a newer program wrote it */
    static Goal read(Fields fields) {
        String name = fields.text("kind");
        Kind<? extends Goal> kind = Kind.named(name, ALL);
        if (kind == null) {
            throw new UnknownKind("goal \"" + name + "\"");
        }
        return kind.reader().apply(fields.object("of"));
    }
}
