package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.LiveName;
import dev.kirikae.verify.DomainProbes;
import dev.kirikae.verify.ProbeQuestion;
import dev.kirikae.workflow.GoalObservers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is to be treated.
 *
 * @param configuration what counts: the file's, or the recorded one
 * @param ca PEM text of the file that {@code verify.address.ca} names; null for none
 */
public record ServicePolicy(
        Configuration configuration, @Nullable String ca) {

    /**
     * What is asked of a side that is called by its name: with https as the first own name, which the certificate is for,
     * where the file says nothing else.
     */
    ProbeQuestion question(VerificationTarget subject) {
        Verify.Address address = configuration.verify().address();
        List<String> domains = configuration.live().domainNames();
        boolean named = address.host() == null && address.scheme() == Verify.Scheme.HTTPS && !domains.isEmpty();
        return new ProbeQuestion(
                named ? address.with(domains.get(0)) : address, subject.host(), ca, subject.variables());
    }

    /** What is asked in the watch: the live probes, and whether own names follow. */
    List<Probe> watched() {
        return DomainProbes.watched(configuration);
    }

    public LiveName liveName() {
        return configuration.liveName();
    }

    /** As patient as the configuration's deadlines say. */
    public GoalObservers observers() {
        Configuration.Deadlines deadlines = configuration.deadlines();
        return new GoalObservers(
                configuration.application(), deadlines.switching(), deadlines.launch(), deadlines.terminate());
    }
}
