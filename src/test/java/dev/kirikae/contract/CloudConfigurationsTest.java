package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;

import dev.kirikae.model.Environment;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Status;
import java.util.List;
import java.util.Map;

class CloudConfigurationsTest extends ConfigurationsContract {

    @Override
    protected Arranged configured() {
        Environment shop = AwsScenes.environment(A, "shop-a", Status.READY, "shop");
        return new Arranged(
                CloudScenes.of(CloudScenes.empty()
                        .version("v1")
                        .environment(
                                shop,
                                List.of(
                                        new OptionSetting("aws:autoscaling:asg", "MinSize", "2"),
                                        new OptionSetting(
                                                "aws:elasticbeanstalk:application:environment", "COLOUR", "blue")),
                                Map.of("team", "push"),
                                2)),
                A);
    }

    @Override
    protected Arranged saved() {
        return configured();
    }
}
