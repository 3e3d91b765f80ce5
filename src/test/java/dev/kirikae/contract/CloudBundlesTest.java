package dev.kirikae.contract;

import java.nio.file.Path;

class CloudBundlesTest extends BundlesContract {

    @Override
    protected Scene bucket(String sha256, Path file) {
        return CloudScenes.of(CloudScenes.empty());
    }

    @Override
    protected Scene noBucket() {
        return CloudScenes.of(CloudScenes.empty());
    }
}
