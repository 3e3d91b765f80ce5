package dev.kirikae.template;

import java.util.List;

/**
 * What a template made of the values given to it; without a file where all stood under conditions that do not hold.
 *
 * @param files in the order of the template
 */
public record Rendered(List<RenderedFile> files) {
    public Rendered {
        files = List.copyOf(files);
    }
}
