package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;
import java.util.List;

/** Whether a file came whole, and is the one that is meant. */
final class DownloadJudge {

    private DownloadJudge() {}

    static Sample judge(Probe.Download check, ProbeResponse.Download response) {
        String other = HttpJudge.otherStatus(response.status(), response.headers(), response.redirects(), List.of(200));
        if (other != null) {
            return Sample.bad(other);
        }
        if (!response.whole()) {
            return Sample.bad("the file is larger than " + Shown.bytes(check.most()) + ", which are read at most");
        }
        Long size = check.size();
        if (size != null && response.size() != size) {
            return Sample.bad("the file has " + Shown.bytes(response.size()) + ", expected " + size);
        }
        Long least = check.atLeast();
        if (least != null && response.size() < least) {
            return Sample.bad("the file has " + Shown.bytes(response.size()) + ", expected at least " + least);
        }
        String sha256 = check.sha256();
        if (sha256 != null && !sha256.equals(response.sha256())) {
            return Sample.bad("the file's SHA-256 is " + response.sha256() + ", expected " + sha256);
        }
        return Sample.good(Shown.bytes(response.size()) + " in " + response.took() + " ms");
    }
}
