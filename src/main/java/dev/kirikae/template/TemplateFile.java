package dev.kirikae.template;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One file that a template makes.
 *
 * @param content a map for {@code .config} files, a text for all others
 */
record TemplateFile(
        Spot spot,
        String path,
        boolean executable,
        @Nullable Condition when,
        Tree content) {}
