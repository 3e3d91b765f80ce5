package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of probes, each with its own name. */
final class ProbesShape extends Shape<List<Probe>> {
    private final ListShape<Probe> list = ListShape.of(new ProbeTables.ProbeTable());

    @Override
    @Nullable
    List<Probe> read(Cursor at) {
        List<Probe> probes = list.read(at);
        if (probes == null || !(at.item() instanceof Item.Sequence sequence)) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < probes.size(); i++) {
            String name = probes.get(i).name();
            if (!names.add(name)) {
                at.under(i, sequence.items().get(i))
                        .near("name")
                        .refuse("another probe of this list is called " + ShownText.text(name)
                                + " too; reports could not tell them apart");
            }
        }
        return probes;
    }

    @Override
    JsonNode write(List<Probe> probes) {
        return list.write(probes);
    }

    @Override
    ObjectNode schema() {
        return list.schema();
    }

    @Override
    String expected() {
        return "a list of probes";
    }
}
