package dev.kirikae.contract;

import dev.kirikae.model.StoredObject;

class CloudVersionsTest extends VersionsContract {

    @Override
    protected Scene applications() {
        return CloudScenes.of(CloudScenes.live().application("other"));
    }

    @Override
    protected Scene creation() {
        return CloudScenes.of(
                CloudScenes.empty().object(new StoredObject(AwsPlace.BUCKET, "shop/v2.zip", 9, null, null)));
    }

    @Override
    protected Scene duplicate() {
        return CloudScenes.of(CloudScenes.empty()
                .version("v1")
                .object(new StoredObject(AwsPlace.BUCKET, "shop/v1.zip", 9, null, null)));
    }

    @Override
    protected Scene withoutBundle() {
        return CloudScenes.of(CloudScenes.empty());
    }

    @Override
    protected Scene deletion() {
        return CloudScenes.of(CloudScenes.empty().version("v1"));
    }
}
