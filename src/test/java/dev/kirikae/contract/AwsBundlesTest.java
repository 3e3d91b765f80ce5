package dev.kirikae.contract;

import static dev.kirikae.contract.BeanstalkXml.answer;
import static dev.kirikae.contract.BeanstalkXml.element;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

class AwsBundlesTest extends BundlesContract {

    @Override
    protected Scene bucket(String sha256, Path file) {
        AwsWire wire = new AwsWire().withS3();
        wire.s3().bucket(AwsPlace.BUCKET);
        Scene scene = AwsScenes.of(wire, Map.of(sha256, file));
        return new Scene(scene.world(), scene.later(), () -> {
            assertThat(wire.s3().unfinishedUploads()).isZero();
            scene.close();
        });
    }

    @Override
    protected Scene noBucket() {
        AwsWire wire = new AwsWire()
                .withS3()
                .on("CreateStorageLocation", answer("CreateStorageLocation", element("S3Bucket", AwsPlace.BUCKET)));
        wire.afterwards("CreateStorageLocation", w -> w.s3().bucket(AwsPlace.BUCKET));
        return AwsScenes.of(wire);
    }
}
