package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;

/**
 * What an answer to a probe means, by the kind of its check: the same answer has the same meaning, letter for letter.
 * That nothing came back is for the caller to say ({@link Sample#error}, {@link Sample#missing}).
 */
public final class ProbeJudge {

    private ProbeJudge() {}

    /**
     * Good, bad, inconclusive, missing or lagging.
     *
     * @throws IllegalArgumentException where an expected text names a variable that the subject does not have
     */
    public static Sample judge(Probe.Check check, ProbeResponse response, ProbeSubject subject) {
        if (check instanceof Probe.OwnName own && own.echo() != null) {
            return judge(own.echo(), response, subject);
        }
        if (response instanceof ProbeResponse.Http http) {
            return http(check, http, subject);
        }
        if (check instanceof Probe.Download download && response instanceof ProbeResponse.Download came) {
            return DownloadJudge.judge(download, came);
        }
        if (check instanceof Probe.Tcp tcp && response instanceof ProbeResponse.Tcp came) {
            return TcpJudge.judge(tcp, came, subject.variables());
        }
        if (check instanceof Probe.WebSocket socket && response instanceof ProbeResponse.WebSocket came) {
            return WebSocketJudge.judge(socket, came, subject.variables());
        }
        if (check instanceof Probe.Sticky sticky && response instanceof ProbeResponse.Sticky came) {
            return StickyJudge.judge(sticky, came);
        }
        if (check instanceof Probe.Command && response instanceof ProbeResponse.Command came) {
            return CommandJudge.judge(came);
        }
        return Sample.error("the answer is not one to what was asked");
    }

    private static Sample http(Probe.Check check, ProbeResponse.Http response, ProbeSubject subject) {
        if (check instanceof Probe.Http http) {
            return HttpJudge.judge(http.expect(), response, subject.variables());
        }
        if (check instanceof Probe.Version version) {
            return VersionJudge.judge(version, response, subject);
        }
        if (check instanceof Probe.Json json) {
            return JsonJudge.judge(json, response, subject);
        }
        return Sample.error("the answer is not one to what was asked");
    }
}
