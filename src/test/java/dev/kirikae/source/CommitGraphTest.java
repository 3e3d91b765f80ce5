package dev.kirikae.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitGraphTest {
    private static final Containment YES = new Containment(Containment.Answer.YES, "");
    private static final Containment NO = new Containment(Containment.Answer.NO, "");

    @TempDir
    Path folder;

    @Test
    void knowsWhatIsPartOfWhat() throws IOException {
        try (TestRepository git = new TestRepository(folder);
                Source source = git.open()) {
            Commit one = git.file("a", "1").commit("One");
            Commit two = git.file("a", "2").commit("Two");
            git.set("refs/heads/topic", ObjectId.fromString(one.id()));
            Commit other = git.file("b", "1").commit("refs/heads/topic", "Other");

            assertThat(source.ancestry().contains(two, one.id())).isEqualTo(YES);
            assertThat(source.ancestry().contains(two, one.shortId())).isEqualTo(YES);
            assertThat(source.ancestry().contains(two, two.id())).isEqualTo(YES);
            assertThat(source.ancestry().contains(one, two.id())).isEqualTo(NO);
            assertThat(source.ancestry().contains(other, two.id())).isEqualTo(NO);
            assertThat(source.ancestry().reachableFromBranch(one, "master")).isEqualTo(YES);
            assertThat(source.ancestry().reachableFromBranch(other, "master")).isEqualTo(NO);
            assertThat(source.ancestry().reachableFromBranch(one, "none").answer())
                    .isEqualTo(Containment.Answer.UNKNOWN);
        }
    }

    @Test
    void doesNotKnowOfACommitItDoesNotHave() throws IOException {
        try (TestRepository git = new TestRepository(folder);
                Source source = git.open()) {
            Commit one = git.file("a", "1").commit("One");
            String foreign = "ffffffffffffffffffffffffffffffffffffffff";
            Containment answer = source.ancestry().contains(one, foreign);
            assertThat(answer.answer()).isEqualTo(Containment.Answer.UNKNOWN);
            assertThat(answer.reason()).contains(foreign).contains("is not in this clone");
            assertThat(source.ancestry().contains(one, "no id").answer()).isEqualTo(Containment.Answer.UNKNOWN);
            assertThatThrownBy(() -> source.ancestry().undone(one, foreign)).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void cannotSayNoInAShallowClone() throws IOException {
        try (TestRepository git = new TestRepository(folder)) {
            git.file("a", "1").commit("One");
            Commit two = git.file("a", "2").commit("Two");
            Commit three = git.file("a", "3").commit("Three");
            Commit apart = git.file("b", "1").commit("refs/heads/apart", "Apart");
            Files.writeString(folder.resolve(".git/shallow"), two.id() + "\n");
            try (Source source = git.open()) {
                assertThat(source.ancestry().contains(three, two.id())).isEqualTo(YES);
                Containment answer = source.ancestry().contains(three, apart.id());
                assertThat(answer.answer()).isEqualTo(Containment.Answer.UNKNOWN);
                assertThat(answer.reason()).contains("shallow");
            }
        }
    }

    @Test
    void listsWhatWouldBeUndone() throws IOException {
        try (TestRepository git = new TestRepository(folder);
                Source source = git.open()) {
            Commit base = git.file("a", "0").commit("Base");
            Commit live = base;
            for (int i = 1; i <= 3; i++) {
                live = git.file("a", "" + i).commit("Change " + i + "\u001b[31m");
            }
            Undone undone = source.ancestry().undone(base, live.id());
            assertThat(undone.more()).isFalse();
            assertThat(undone.subjects()).hasSize(3);
            assertThat(undone.subjects().get(0)).isEqualTo(live.shortId() + " Change 3 [31m");
            assertThat(source.ancestry().undone(live, base.id()).subjects()).isEmpty();
            for (int i = 4; i <= 21; i++) {
                live = git.file("a", "" + i).commit("Change " + i);
            }
            undone = source.ancestry().undone(base, live.id());
            assertThat(undone.subjects()).hasSize(20);
            assertThat(undone.more()).isTrue();
        }
    }
}
