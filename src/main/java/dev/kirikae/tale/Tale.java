package dev.kirikae.tale;

/** A stage: told from the start, every time, against what has been heard. */
@FunctionalInterface
public interface Tale {
    Ending tell(Story story);
}
