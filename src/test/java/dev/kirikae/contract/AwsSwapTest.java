package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.AwsScenes.B;
import static dev.kirikae.contract.AwsScenes.environment;

import dev.kirikae.model.Status;

class AwsSwapTest extends SwapContract {

    @Override
    protected Pair twoReady() {
        AwsWire wire = new AwsWire()
                .on(
                        "DescribeEnvironments",
                        AwsScenes.described(
                                environment(A, "shop-a", Status.READY, "shop"),
                                environment(B, "shop-b", Status.READY, "shop-b-x7k2")),
                        AwsScenes.described(
                                environment(A, "shop-a", Status.READY, "shop-b-x7k2"),
                                environment(B, "shop-b", Status.READY, "shop")))
                .on(
                        "SwapEnvironmentCNAMEs",
                        java.util.Map.of("SourceEnvironmentId", A.value(), "DestinationEnvironmentId", B.value()),
                        BeanstalkXml.done("SwapEnvironmentCNAMEs"));
        return new Pair(AwsScenes.of(wire), A, B);
    }

    @Override
    protected Pair oneBusy() {
        AwsWire wire = new AwsWire()
                .onRefused(
                        "SwapEnvironmentCNAMEs",
                        400,
                        "InvalidParameterValue",
                        "Environment named shop-b is in an invalid state for this operation. Must be Ready.");
        return new Pair(AwsScenes.of(wire), A, B);
    }

    @Override
    protected Pair oneUnknown() {
        AwsWire wire = new AwsWire()
                .onRefused(
                        "SwapEnvironmentCNAMEs",
                        400,
                        "InvalidParameterValue",
                        "No Environment found for EnvironmentId = 'e-bbbbbbbbbb'.");
        return new Pair(AwsScenes.of(wire), A, B);
    }

    @Override
    protected Pair tooLate() {
        return new Pair(AwsScenes.of(new AwsWire()), A, B);
    }
}
