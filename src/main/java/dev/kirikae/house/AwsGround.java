package dev.kirikae.house;

import java.nio.file.Path;
import java.util.Map;

/** Opens AWS itself. */
final class AwsGround {

    private final Workplace place;

    AwsGround(Workplace place) {
        this.place = place;
    }

    Ground open(Map<String, Path> files) {
        throw Unusable.because("--cloud aws is not there yet in this build (" + place.surroundings().program() + ", "
                + files.size() + " files)");
    }
}
