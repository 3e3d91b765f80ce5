package dev.kirikae.app.world;

import dev.kirikae.app.input.UserError;
import java.util.List;

/** The journal of a service as it is stored: one text for each record, in their order, from the first on. */
@FunctionalInterface
public interface StoredRecords {

    /** @throws UserError where it cannot be read */
    List<String> texts();
}
