package dev.kirikae.simulate;

import dev.kirikae.cloud.Chooser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The choices of one run: a sparse list, everything else as usual; what was asked is remembered. */
public final class ChoiceScript implements Chooser {

    private final Map<Integer, Integer> choices;
    private final List<String> sites = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private boolean over;

    public ChoiceScript(Map<Integer, Integer> choices) {
        this.choices = choices;
    }

    @Override
    public int choose(String site, int n) {
        if (over) {
            return 0;
        }
        Integer choice = choices.get(sites.size());
        sites.add(site);
        sizes.add(n);
        return choice == null ? 0 : choice % n;
    }

    /** From now on nothing unusual happens. */
    void calm() {
        over = true;
    }

    int asked() {
        return sites.size();
    }

    int size(int index) {
        return sizes.get(index);
    }

    String transcript() {
        StringBuilder text = new StringBuilder();
        choices.forEach((index, choice) -> text.append(index)
                .append(": ")
                .append(index < sites.size() ? sites.get(index) : "never asked")
                .append(" → ")
                .append(choice)
                .append("; "));
        return text.toString();
    }
}
