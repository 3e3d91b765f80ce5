package dev.kirikae.app.input;

import dev.kirikae.model.Sha256;
import java.util.List;

/** SHA-256 over several texts, so that no other list of texts has the same one: each goes in with its length. */
public final class Digest {

    private Digest() {}

    /** In lower-case hexadecimal. The order of the texts counts. */
    public static String of(List<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(text.length()).append(':').append(text).append('\n');
        }
        return Sha256.hex(all.toString());
    }
}
