package dev.kirikae.house;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Places;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintReport;
import dev.kirikae.model.Extension;
import dev.kirikae.source.Bundle;
import dev.kirikae.source.BundleEntry;
import dev.kirikae.source.BundleFile;
import dev.kirikae.source.BundleTree;
import dev.kirikae.source.Choice;
import dev.kirikae.source.Commit;
import dev.kirikae.source.Containment;
import dev.kirikae.source.EntryMode;
import dev.kirikae.source.GeneratedFile;
import dev.kirikae.stages.Bundled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit with all that its bundle holds: templates rendered, everything Beanstalk acts on linted. Valid while its {@link Code}
 * is open.
 *
 * @param lint what the lint found
 */
public record Prepared(
        Choice choice, Bundle bundle, List<GeneratedFile> generated, LintReport lint, Containment onBranch) {

    public Prepared {
        generated = List.copyOf(generated);
    }

    /** @throws Unusable with every problem of the templates */
    static Prepared of(Code code, Configuration configuration, Places places, @Nullable String revision) {
        Choice choice = code.choose(revision);
        Commit commit = choice.commit();
        List<GeneratedFile> generated = Templates.render(code.source(), commit, configuration, places);
        Configuration.Source from = configuration.source();
        BundleTree tree = code.source().tree(commit, from.directory(), from.exclude());
        LintReport lint = Linting.of(tree, generated, configuration, places);
        return new Prepared(choice, tree.with(generated), generated, lint, code.onBranch(commit));
    }

    public Commit commit() {
        return choice.commit();
    }

    /** Which commit it is, and by what it was chosen, for people. */
    public String origin() {
        return "commit " + commit().shortId() + " \"" + commit().subject() + "\", " + choice.from();
    }

    /** What Beanstalk would act on: the repository's files and the generated ones, sorted by path. */
    public List<Extension> extensions() {
        List<Extension> all = new ArrayList<>();
        for (BundleEntry entry : bundle.entries()) {
            if (Extension.isHeeded(entry.path()) && entry.mode() != EntryMode.LINK) {
                all.add(new Extension(
                        entry.path(),
                        entry.mode() == EntryMode.EXECUTABLE,
                        new String(bundle.content(entry.path()), StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    /** @throws Unusable where the lint found an error: Beanstalk would fail on it minutes later, or skip the file */
    public void mustBeSound() {
        List<Finding> errors = lint.errors();
        if (!errors.isEmpty()) {
            throw Unusable.because(
                    "commit " + commit().shortId() + " cannot be deployed: "
                            + (errors.size() == 1 ? "one error" : errors.size() + " errors")
                            + " in what Beanstalk reads",
                    errors.stream().map(Finding::toString).toList());
        }
    }

    public String label(Configuration configuration) {
        return label(configuration.service(), commit().shortId(), bundle.contentDigest());
    }

    static String label(String service, String shortCommit, String digest) {
        return service + "-" + shortCommit + "-" + digest.substring(0, 12);
    }

    /** Writes the zip, and tells what a stage must know of it. */
    public Written write(Path folder, Configuration configuration) {
        BundleFile file = bundle.writeZip(folder.resolve("bundle.zip"));
        Commit commit = commit();
        Bundled bundled = new Bundled(
                commit.id(),
                commit.shortId(),
                commit.subject(),
                label(configuration),
                bundle.contentDigest(),
                file.sha256(),
                file.size(),
                onBranch.answer() == Containment.Answer.YES,
                ConfigurationJson.write(configuration),
                null);
        return new Written(bundled, file.path());
    }

    /** A bundle in a file. */
    public record Written(Bundled bundled, Path file) {}
}
