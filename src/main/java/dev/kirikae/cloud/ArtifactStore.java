package dev.kirikae.cloud;

import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.StoredObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lies in store: application versions, saved configurations, objects of the bundle bucket, unfinished uploads. */
final class ArtifactStore {

    final Map<String, ApplicationVersion> versions = new LinkedHashMap<>();
    final Map<String, Saved> configurations = new TreeMap<>();
    final Map<String, StoredObject> objects = new TreeMap<>();
    final Map<String, Upload> uploads = new TreeMap<>();

    /** A saved configuration: what was given by the API, and the platform of its source. */
    record Saved(String platform, List<OptionSetting> settings) {}

    /** @param parts length of each part by its tag */
    record Upload(String bucket, String key, String contentDigest, String sha256, Map<String, Long> parts) {}

    @Nullable
    StoredObject object(String bucket, String key) {
        return objects.get(place(bucket, key));
    }

    void put(StoredObject object) {
        objects.put(place(object.bucket(), object.key()), object);
    }

    void remove(String bucket, String key) {
        objects.remove(place(bucket, key));
    }

    private static String place(String bucket, String key) {
        return bucket + "/" + key;
    }
}
