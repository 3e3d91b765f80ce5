package dev.kirikae.house;

import java.util.List;

/** The journal of a service as it is stored: one text for each record, in their order, from the first on. */
@FunctionalInterface
public interface Records {

    /** @throws Unusable where it cannot be read */
    List<String> texts();
}
