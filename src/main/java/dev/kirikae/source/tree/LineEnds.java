package dev.kirikae.source.tree;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.util.io.AutoCRLFInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Ends of lines as {@code git archive} writes them on every machine: a text file that {@code .gitattributes} mark
 * {@code eol=crlf} gets CRLF for LF, every other file stays as it is committed (git's {@code convert.c}, 2.39).
 */
enum LineEnds {
    AS_COMMITTED,
    CRLF,
    /** Only in what looks like text and has no CR yet ({@code text=auto}). */
    CRLF_IN_TEXT;

    /** @param path of a file, from its repository's root */
    static LineEnds of(Attributes attributes, String path) {
        @Nullable Attribute end = attributes.find("eol", path, false);
        @Nullable Attribute text = attributes.find("text", path, false);
        boolean isBinary = text != null && text.getState() == Attribute.State.UNSET;
        if (end == null || !"crlf".equals(end.getValue()) || isBinary) {
            return AS_COMMITTED;
        }
        return text != null && "auto".equals(text.getValue()) ? CRLF_IN_TEXT : CRLF;
    }

    /** Whether the file's content is changed. */
    boolean change(ObjectLoader file) throws IOException {
        return this == CRLF || (this == CRLF_IN_TEXT && isTextWithoutCr(file));
    }

    /** The content as it is written. */
    static InputStream open(ObjectLoader file, boolean changed) throws IOException {
        InputStream committed = file.openStream();
        return changed ? new AutoCRLFInputStream(committed, false) : committed;
    }

    private static boolean isTextWithoutCr(ObjectLoader file) throws IOException {
        long printable = 0;
        long others = 0;
        try (InputStream in = new BufferedInputStream(file.openStream())) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == 0 || next == '\r') {
                    return false;
                }
                boolean isControl = next < ' ' && next != '\b' && next != '\t' && next != '\f' && next != 0x1b;
                if (next != '\n' && (isControl || next == 0x7f)) {
                    others++;
                } else if (next != '\n') {
                    printable++;
                }
            }
        }
        return printable >> 7 >= others;
    }
}
