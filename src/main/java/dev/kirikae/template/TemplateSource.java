package dev.kirikae.template;

/**
 * A template as text.
 *
 * @param name its file's name without {@code .yml}; the head must say the same
 * @param shownAs what messages call the file
 * @param text the whole file
 */
public record TemplateSource(String name, String shownAs, String text) {}
