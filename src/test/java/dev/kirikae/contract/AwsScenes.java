package dev.kirikae.contract;

import dev.kirikae.aws.AwsWorld;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import java.nio.file.Path;
import java.util.Map;

/** Scenes on the wire, and the environments in them. */
final class AwsScenes {

    static final EnvironmentId A = new EnvironmentId("e-aaaaaaaaaa");
    static final EnvironmentId B = new EnvironmentId("e-bbbbbbbbbb");

    private AwsScenes() {}

    static Scene of(AwsWire wire) {
        return of(wire, Map.of());
    }

    static Scene of(AwsWire wire, Map<String, Path> files) {
        AwsWorld world = AwsPlace.world(files);
        return new Scene(world, () -> {}, () -> {
            world.close();
            wire.close();
        });
    }

    static Environment environment(EnvironmentId id, String name, Status status, String prefix) {
        return new Environment(
                id,
                name,
                "shop",
                "v1",
                status,
                status == Status.READY ? HealthColour.GREEN : HealthColour.GREY,
                status == Status.READY ? HealthStatus.OK : HealthStatus.PENDING,
                prefix + ".ap-northeast-1.elasticbeanstalk.com",
                "awseb-AWSEB-" + name + ".ap-northeast-1.elb.amazonaws.com",
                EnvironmentsContract.PLATFORM,
                Tier.WEB,
                Calls.NOW.minusSeconds(600),
                Calls.NOW.minusSeconds(300),
                status == Status.UPDATING,
                "op-4");
    }

    /** An answer of DescribeEnvironments. */
    static String described(Environment... environments) {
        String[] members = new String[environments.length];
        for (int i = 0; i < members.length; i++) {
            members[i] = BeanstalkXml.environment(environments[i]);
        }
        return BeanstalkXml.answer("DescribeEnvironments", BeanstalkXml.members("Environments", members));
    }
}
