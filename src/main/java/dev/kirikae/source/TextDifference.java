package dev.kirikae.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** The difference of two texts, as {@code diff -u} shows it, without a header that names files. */
public final class TextDifference {
    private TextDifference() {}

    /** The hunks' lines, with three lines around each, without line ends; none where the texts are the same. */
    public static List<String> hunks(String before, String after) {
        RawText from = new RawText(before.getBytes(StandardCharsets.UTF_8));
        RawText to = new RawText(after.getBytes(StandardCharsets.UTF_8));
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, from, to);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(edits, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("a writer into memory failed", e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
