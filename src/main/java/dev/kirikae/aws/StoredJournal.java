package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal as it is stored.
 *
 * @param texts one for each record, in the order of their keys
 * @param missing why it cannot be read; null where it could
 */
public record StoredJournal(List<String> texts, Answer.@Nullable Missing missing) {

    public StoredJournal {
        texts = List.copyOf(texts);
    }
}
