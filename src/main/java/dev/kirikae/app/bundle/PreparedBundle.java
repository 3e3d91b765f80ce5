package dev.kirikae.app.bundle;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.Repository;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cloud.BundleContent;
import dev.kirikae.config.Compatibility;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Places;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintReport;
import dev.kirikae.model.Extension;
import dev.kirikae.source.Choice;
import dev.kirikae.source.Containment;
import dev.kirikae.source.bundle.Bundle;
import dev.kirikae.source.bundle.BundleFile;
import dev.kirikae.source.bundle.BundleTree;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.EntryMode;
import dev.kirikae.stages.step.UploadInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A commit with all that its bundle holds: templates rendered, everything Beanstalk acts on linted. Valid while its
 * {@link Repository} is open.
 *
 * @param choice the commit, and by what it was chosen
 * @param bundle the commit's files with the generated ones, not written yet
 * @param generated the generated files alone, in the order of their templates
 * @param lint what the lint found
 * @param content what its configuration files bring, as an embedded cloud heeds it
 * @param onBranch whether the commit may be released
 * @param compatibility how one may go back over the commit, as its own file says
 * @param notices what is worth knowing besides, a sentence each: how the commit was chosen, what was left out
 */
public record PreparedBundle(
        Choice choice,
        Bundle bundle,
        List<GeneratedFile> generated,
        LintReport lint,
        BundleContent content,
        Containment onBranch,
        Compatibility compatibility,
        List<String> notices) {

    public PreparedBundle {
        generated = List.copyOf(generated);
        notices = List.copyOf(notices);
    }

    /**
     * The commit with all its bundle holds.
     *
     * @param revision null: the head of the branch
     * @throws UserError with every problem of the templates
     * @throws dev.kirikae.source.tree.SourceException where there is no such commit, or a bundle cannot hold what it
     *     has
     * @throws IllegalStateException where the command has no file
     */
    public static PreparedBundle of(CommandContext context, @Nullable String revision) {
        Repository repository = Objects.requireNonNull(context.repository());
        PreparedBundle prepared =
                of(repository, context.configuration(), context.file().places(), revision);
        return prepared.compatibleAs(CommitCompatibility.of(context, repository.source(), prepared.commit()));
    }

    private PreparedBundle compatibleAs(Compatibility own) {
        List<String> all = new ArrayList<>(notices);
        if (!own.isSafe()) {
            all.add("commit " + commit().shortId() + " says of going back over it: " + own.words());
        }
        return new PreparedBundle(choice, bundle, generated, lint, content, onBranch, own, all);
    }

    /**
     * The same by a configuration that need not be the file's.
     *
     * @param places where each value of it is written
     * @param revision null: the head of the branch
     */
    public static PreparedBundle of(
            Repository repository, Configuration configuration, Places places, @Nullable String revision) {
        Choice choice = repository.choose(revision);
        Commit commit = choice.commit();
        List<GeneratedFile> generated = TemplateRendering.render(repository.source(), commit, configuration, places);
        Configuration.Source from = configuration.source();
        BundleTree tree = repository.source().tree(commit, from.directory(), from.exclude());
        LintReport lint = BundleLint.of(tree, generated, configuration, places);
        BundleContent content = BundleLint.content(tree, generated, configuration, places);
        List<String> notices = new ArrayList<>(tree.notices());
        if (choice.note() != null) {
            notices.add(0, choice.note());
        }
        String branch = revision == null ? repository.branchNote() : null;
        if (branch != null) {
            notices.add(0, branch);
        }
        return new PreparedBundle(
                choice,
                tree.with(generated),
                generated,
                lint,
                content,
                repository.onBranch(commit),
                Compatibility.SAFE,
                notices);
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

    /** @throws UserError where the lint found an error: Beanstalk would fail on it minutes later, or skip the file */
    public void mustBeSound() {
        List<Finding> errors = lint.errors();
        if (!errors.isEmpty()) {
            throw UserError.because(
                    "commit " + commit().shortId() + " cannot be deployed: "
                            + (errors.size() == 1 ? "one error" : errors.size() + " errors")
                            + " in what Beanstalk reads",
                    errors.stream().map(Finding::toString).toList());
        }
    }

    /** As {@link #label(String, String, String)}, for this bundle. */
    public String label(Configuration configuration) {
        return label(configuration.service(), commit().shortId(), bundle.contentDigest());
    }

    /**
     * The label of its version: what it holds is part of it, so that another content is another version.
     *
     * @param digest content digest of the bundle
     */
    public static String label(String service, String shortCommit, String digest) {
        return service + "-" + shortCommit + "-" + digest.substring(0, 12);
    }

    /**
     * Writes the zip, which is gone when the command ends, with what a stage must know of it.
     *
     * @throws dev.kirikae.source.tree.SourceException where it is too large, or cannot be written
     */
    public Written write(CommandContext context) {
        Configuration configuration = Objects.requireNonNull(context.repository())
                .asRecorded(context.configuration())
                .compatibleAs(compatibility);
        BundleFile file = bundle.writeZip(context.temporary().path().resolve("bundle.zip"));
        Commit commit = commit();
        UploadInput uploadInput = new UploadInput(
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
        return new Written(uploadInput, file.path());
    }

    /** A bundle in a file. */
    public record Written(UploadInput uploadInput, Path file) {}
}
