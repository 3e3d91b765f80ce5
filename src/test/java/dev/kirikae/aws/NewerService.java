package dev.kirikae.aws;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS as it might answer one day: what a look brought is put on the wire in AWS's own words, changed in one field, and read by the
 * program that reads AWS.
 */
public final class NewerService implements AutoCloseable {

    private final AwsWire wire = new AwsWire();
    private final AwsWorld world = AwsPlace.world();
    private final Map<Asked, Answer> known = new HashMap<>();

    private record Asked(Effect.Look look, String xml) {}

    /** The ways in which the answer to a look may differ; none where no Query service is behind it. */
    public static List<ServiceModel.Variant> variants(Effect.Look look, Answer calm) {
        AwsAnswers.Said said = AwsAnswers.of(look, calm);
        return said == null ? List.of() : ServiceModel.variants(said.operation(), said.response());
    }

    /** Whether the operation is behind the answer to a look. */
    public static boolean isOf(String operation, Effect.Look look, Answer calm) {
        AwsAnswers.Said said = AwsAnswers.written(look, calm);
        return said != null && said.operation().equals(operation);
    }

    /** The answer as it is read where the service says it in full. */
    public Answer read(Effect.Look look, Answer calm) {
        return read(look, calm, null, any -> true, "");
    }

    /**
     * The answer as it is read.
     *
     * @param variant what differs; null for nothing
     * @param which of the things in a list it differs in
     * @param more elements of the result that the SDK has no field for
     */
    public Answer read(
            Effect.Look look,
            Answer calm,
            ServiceModel.@Nullable Variant variant,
            Predicate<SdkPojo> which,
            String more) {
        AwsAnswers.Said said = AwsAnswers.of(look, calm);
        if (said == null) {
            return calm;
        }
        boolean differs = variant != null && variant.operation().equals(said.operation());
        SdkPojo response = differs ? ServiceModel.in(variant, said.response(), which) : said.response();
        String xml = QueryXml.of(said.operation(), response, more);
        return known.computeIfAbsent(new Asked(look, xml), asked -> {
            wire.on(said.operation(), xml);
            return world.perform(look);
        });
    }

    @Override
    public void close() {
        world.close();
        wire.close();
    }
}
