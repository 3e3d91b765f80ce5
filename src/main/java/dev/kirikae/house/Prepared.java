package dev.kirikae.house;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Places;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.Severity;
import dev.kirikae.source.Bundle;
import dev.kirikae.source.BundleFile;
import dev.kirikae.source.BundleTree;
import dev.kirikae.source.Choice;
import dev.kirikae.source.Commit;
import dev.kirikae.source.Containment;
import dev.kirikae.source.GeneratedFile;
import dev.kirikae.stages.Bundled;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit with all that its bundle holds: templates rendered, everything Beanstalk acts on linted. Valid while its {@link Code}
 * is open.
 *
 * @param findings what the lint found, in the order of files and lines
 */
public record Prepared(
        Choice choice, Bundle bundle, List<GeneratedFile> generated, List<Finding> findings, Containment onBranch) {

    public Prepared {
        generated = List.copyOf(generated);
        findings = List.copyOf(findings);
    }

    /** @throws Unusable with every problem of the templates */
    static Prepared of(Code code, Configuration configuration, Places places, @Nullable String revision) {
        Choice choice = code.choose(revision);
        Commit commit = choice.commit();
        List<GeneratedFile> generated = Templates.render(code.source(), commit, configuration, places);
        Configuration.Source from = configuration.source();
        BundleTree tree = code.source().tree(commit, from.directory(), from.exclude());
        List<Finding> findings = Linting.of(tree, generated, configuration);
        return new Prepared(choice, tree.with(generated), generated, findings, code.onBranch(commit));
    }

    public Commit commit() {
        return choice.commit();
    }

    public List<Finding> errors() {
        return findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
    }

    /** @throws Unusable where the lint found an error: Beanstalk would fail on it minutes later, or skip the file */
    public void mustBeSound() {
        List<Finding> errors = errors();
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
