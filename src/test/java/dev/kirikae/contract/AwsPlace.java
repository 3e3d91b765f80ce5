package dev.kirikae.contract;

import dev.kirikae.aws.AwsTarget;
import dev.kirikae.aws.AwsWorld;
import dev.kirikae.workflow.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Where the wire tests play. */
public final class AwsPlace {

    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "ap-northeast-1";
    public static final String BUCKET = "elasticbeanstalk-ap-northeast-1-123456789012";
    public static final String LEDGER = "kirikae/123456789012/ap-northeast-1/shop/shop/";
    public static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    public static final AwsTarget PLACE = new AwsTarget("1.0.0", REGION, ACCOUNT, "shop", "shop", "kirikae/");

    private AwsPlace() {}

    public static AwsWorld world() {
        return world(Map.of());
    }

    public static AwsWorld world(Map<String, Path> files) {
        return new AwsWorld(PLACE, InstantSource.fixed(NOW), files, probe -> new Answer.Asked());
    }
}
