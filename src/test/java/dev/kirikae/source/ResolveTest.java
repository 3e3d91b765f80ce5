package dev.kirikae.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.source.remote.Location;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveTest {
    @TempDir
    Path folder;

    private TestRepository repository() throws IOException {
        return new TestRepository(folder.resolve("api"));
    }

    @Test
    void takesTheHeadOfTheLocalBranchWithoutOrigin() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            Commit commit = git.file("a", "1").commit("Add a\n\nWhy.");
            Choice choice = source.resolve(null, "master");
            assertThat(choice.commit()).isEqualTo(new Commit(commit.id(), TestRepository.TIME, "Add a"));
            assertThat(choice.commit().shortId()).hasSize(7);
            assertThat(choice.from()).isEqualTo("branch master");
            assertThat(choice.note()).isNull();
            assertThat(source.head().commit()).isEqualTo(choice.commit());
        }
    }

    @Test
    void takesMasterWhereNoBranchIsNamedAndSaysWhereTheRemoteMeansAnother() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            Commit one = git.file("a", "1").commit("One");
            assertThat(source.defaultBranch()).isEqualTo(new DefaultBranch("master", null));

            git.set("refs/remotes/origin/main", ObjectId.fromString(one.id()));
            git.refer("refs/remotes/origin/HEAD", "refs/remotes/origin/main");

            assertThat(source.defaultBranch().name()).isEqualTo("master");
            assertThat(source.defaultBranch().note())
                    .isEqualTo("source.branch is not set: master is taken, whose last commit is of "
                            + one.time().toString().substring(0, 10)
                            + ", although main is the remote's default branch.");
        }
    }

    @Test
    void takesTheRemotesDefaultBranchWhereThereIsNoMaster() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            Commit one = git.file("a", "1").commit("refs/remotes/origin/main", "One");
            git.set("refs/heads/topic", ObjectId.fromString(one.id()));
            git.refer("refs/remotes/origin/HEAD", "refs/remotes/origin/main");

            assertThat(source.defaultBranch().name()).isEqualTo("main");
            assertThat(source.defaultBranch().note()).contains("there is no master: main, the remote's default branch");
        }
    }

    /** The branch that is checked out is nobody's word for what is released. */
    @Test
    void namesTheKeyAndTheBranchesWhereNoneCanBeTaken() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            git.file("a", "1").commit("refs/heads/main", "One");
            git.file("a", "2").commit("refs/heads/topic", "Two");

            assertThatThrownBy(source::defaultBranch)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.branch is not set")
                    .hasMessageEndingWith("set source.branch to one of main, topic.");
        }
    }

    @Test
    void prefersOriginsBranchAndSaysHowTheLocalOneDiffers() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            Commit base = git.file("a", "1").commit("One");
            git.set("refs/remotes/origin/master", ObjectId.fromString(base.id()));
            assertThat(source.resolve(null, "master").note()).isNull();
            git.file("a", "2").commit("Two");
            git.file("a", "3").commit("Three");
            Choice ahead = source.resolve(null, "master");
            assertThat(ahead.commit().id()).isEqualTo(base.id());
            assertThat(ahead.from()).isEqualTo("origin's master as last fetched");
            assertThat(ahead.note())
                    .isEqualTo("Local master is 2 ahead of origin's as last fetched, which is the one taken.");
            git.file("b", "1").commit("refs/remotes/origin/master", "Theirs");
            assertThat(source.resolve(null, "master").note())
                    .isEqualTo(
                            "Local master is 2 ahead of and 1 behind origin's as last fetched, which is the one taken.");
        }
    }

    @Test
    void understandsIdsBranchesTagsAndTheirParents() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            Commit one = git.file("a", "1").commit("One");
            Commit two = git.file("a", "2").commit("Two");
            git.set("refs/tags/v1", ObjectId.fromString(one.id()));
            assertThat(source.resolve("v1", "none").commit().id()).isEqualTo(one.id());
            assertThat(source.resolve("master~1", "none").commit().id()).isEqualTo(one.id());
            assertThat(source.resolve(two.shortId(), "none").commit().id()).isEqualTo(two.id());
            assertThat(source.resolve(two.id(), "none").commit().id()).isEqualTo(two.id());
        }
    }

    @Test
    void saysClearlyWhatIsMissing() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            assertThatThrownBy(() -> source.resolve(null, "master"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("is empty");
            assertThatThrownBy(() -> source.resolve("v1", "master")).hasMessageContaining("is empty");
            assertThatThrownBy(source::head).hasMessageContaining("is empty");

            git.file("a", "1").commit("One");
            git.commit("refs/heads/develop", "Two");
            assertThatThrownBy(() -> source.resolve(null, "mastre"))
                    .hasMessageContaining("has no branch mastre (nearest: master, develop)");
            assertThatThrownBy(() -> source.resolve("developp", "master"))
                    .hasMessageContaining("has no revision developp (nearest: develop");
            assertThatThrownBy(() -> source.resolve("0123456789", "master"))
                    .hasMessageContaining("has no revision 0123456789 (it may not have been fetched or pushed)");
            assertThatThrownBy(() -> source.resolve("a..b", "master")).isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> source.resolve("master:a", "master")).isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> source.resolve("master^{tree}", "master")).isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> source.resolve("", "master")).isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> source.resolve(null, "a..b")).hasMessageContaining("has no branch a..b");
        }
    }

    @Test
    void namesTheCandidatesOfAnAmbiguousId() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            git.file("a", "1").commit("One");
            List<String> twins = git.twins();
            assertThatThrownBy(() -> source.resolve(twins.get(0).substring(0, 4), "master"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("ambiguous")
                    .hasMessageContaining(twins.get(0))
                    .hasMessageContaining(twins.get(1));
        }
    }

    @Test
    void refusesAFolderWithoutARepository() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Sources sources = new Sources(folder.resolve("cache"), folder, null);
        assertThatThrownBy(() -> sources.open(new Location.OnDisk(plain)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("There is no git repository at " + plain + " or above it");
        assertThatThrownBy(() -> sources.open(new Location.OnDisk(plain.resolve("nowhere"))))
                .hasMessageContaining("does not exist");
    }

    @Test
    void refusesARepositoryItCannotRead() throws IOException {
        try (TestRepository git = repository()) {
            Path config = git.path.resolve(".git/config");
            Files.writeString(config, "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n");
            assertThatThrownBy(git::open)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("uses the object format sha256");
            Files.writeString(config, "[core\n");
            assertThatThrownBy(git::open).isInstanceOf(SourceException.class).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void findsTheRepositoryUpwardsAndABareOneToo() throws IOException {
        try (TestRepository git = repository()) {
            Commit commit = git.file("a", "1").commit("One");
            Path deep = Files.createDirectories(git.path.resolve("x/y"));
            Sources sources = new Sources(folder.resolve("cache"), folder, null);
            try (Source source = sources.open(new Location.OnDisk(deep))) {
                assertThat(source.resolve(null, "master").commit().id()).isEqualTo(commit.id());
                assertThat(source.workTree()).isEqualTo(git.path);
            }
            assertThat(WorkTree.root(deep)).isEqualTo(git.path);
            assertThat(WorkTree.root(folder)).isNotEqualTo(git.path);
            Files.writeString(git.path.resolve(".git/config"), "[core]\n\tbare = true\n");
            try (Source source = sources.open(new Location.OnDisk(git.path.resolve(".git")))) {
                assertThat(source.resolve(null, "master").commit().id()).isEqualTo(commit.id());
                assertThat(source.workTree()).isNull();
            }
        }
    }

    @Test
    void opensALinkedWorkTree() throws IOException {
        try (TestRepository git = repository()) {
            Commit one = git.file("a", "1").commit("One");
            Commit two = git.file("a", "2").commit("refs/heads/topic", "Two");
            Path tree = Files.createDirectory(folder.resolve("linked"));
            Path inside = Files.createDirectories(git.path.resolve(".git/worktrees/linked"));
            Files.writeString(tree.resolve(".git"), "gitdir: " + inside + "\n");
            Files.writeString(inside.resolve("gitdir"), tree.resolve(".git") + "\n");
            Files.writeString(inside.resolve("commondir"), "../..\n");
            Files.writeString(inside.resolve("HEAD"), "ref: refs/heads/topic\n");
            try (Source source = new Sources(folder, folder, null).open(new Location.OnDisk(tree))) {
                assertThat(source.head().commit().id()).isEqualTo(two.id());
                assertThat(source.resolve(null, "master").commit().id()).isEqualTo(one.id());
                assertThat(source.workTree()).isEqualTo(tree);
            }
            assertThat(WorkTree.root(tree)).isEqualTo(tree);
        }
    }

    @Test
    void readsFilesFromTheCommitAloneAndNamesWhatIsUncommitted() throws IOException {
        try (TestRepository git = repository();
                Source source = git.open()) {
            Commit commit = git.file("templates/fluentd.yml", "committed")
                    .file("templates/cron.yml", "c")
                    .file("templates/deep/x.yml", "x")
                    .link("templates/link.yml", "cron.yml")
                    .bytes("big", new byte[(4 << 20) + 1])
                    .commit("One");
            Files.createDirectories(git.path.resolve("templates"));
            Files.writeString(git.path.resolve("templates/fluentd.yml"), "changed");
            Files.writeString(git.path.resolve("templates/new.yml"), "new");

            assertThat(source.file(commit, "templates/fluentd.yml")).isEqualTo("committed".getBytes(UTF_8));
            assertThat(source.file(commit, "templates/new.yml")).isNull();
            assertThat(source.file(commit, "templates")).isNull();
            assertThat(source.file(commit, "../x")).isNull();
            assertThat(source.file(commit, "")).isNull();
            assertThatThrownBy(() -> source.file(commit, "templates/link.yml")).hasMessageContaining("is a link");
            assertThatThrownBy(() -> source.file(commit, "big")).hasMessageContaining("4194305 bytes");
            assertThat(source.files(commit, "templates"))
                    .containsExactly("templates/cron.yml", "templates/fluentd.yml");
            assertThat(source.files(commit, "nowhere")).isEmpty();
            assertThat(source.files(commit, "")).containsExactly("big");
            assertThat(source.uncommitted(commit, "templates/new.yml")).isTrue();
            assertThat(source.uncommitted(commit, "templates/fluentd.yml")).isFalse();
            assertThat(source.uncommitted(commit, "templates/nowhere.yml")).isFalse();
        }
    }
}
