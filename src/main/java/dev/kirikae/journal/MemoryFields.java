package dev.kirikae.journal;

import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.Move;
import dev.kirikae.tale.ReleaseFacts;

/** The folded facts as fields. */
final class MemoryFields {

    private MemoryFields() {}

    static Fields write(Memory memory) {
        return Fields.empty()
                .with("format", memory.format())
                .with("account", memory.account())
                .with("holder", memory.holder())
                .with("holderText", memory.holderText())
                .with("holderStage", memory.holderStage())
                .with("live", memory.live())
                .with("movedAt", memory.movedAt())
                .with("lastMove", memory.lastMove() == null ? null : writeMove(memory.lastMove()))
                .with("latest", memory.latest())
                .with("givenUp", memory.givenUp())
                .with("unsureUntil", memory.unsureUntil())
                .with(
                        "open",
                        memory.open().stream().map(MemoryFields::writeIntent).toList())
                .with("answered", memory.answered())
                .with(
                        "releases",
                        memory.releases().stream()
                                .map(MemoryFields::writeRelease)
                                .toList())
                .with(
                        "environments",
                        memory.environments().stream()
                                .map(MemoryFields::writeEnvironment)
                                .toList())
                .with("launches", memory.launches())
                .with("terminations", memory.terminations())
                .with("saved", memory.saved())
                .with("irregular", memory.irregular());
    }

    static Memory read(Fields f) {
        return new Memory(
                f.count("format"),
                f.text("account"),
                f.text("holder"),
                f.text("holderText"),
                f.text("holderStage"),
                f.environmentOrNull("live"),
                f.instantOrNull("movedAt"),
                f.has("lastMove") ? readMove(f.object("lastMove")) : null,
                f.environmentOrNull("latest"),
                f.textOrNull("givenUp"),
                f.instantOrNull("unsureUntil"),
                f.objects("open", MemoryFields::readIntent),
                f.texts("answered"),
                f.objects("releases", MemoryFields::readRelease),
                f.objects("environments", MemoryFields::readEnvironment),
                f.durations("launches"),
                f.durations("terminations"),
                f.texts("saved"),
                f.texts("irregular"));
    }

    private static Fields writeMove(Move move) {
        return Fields.empty()
                .with("how", move.how())
                .with("from", move.from())
                .with("to", move.to())
                .with("at", move.at());
    }

    private static Move readMove(Fields f) {
        return new Move(
                f.constant("how", Move.How.class), f.environmentOrNull("from"), f.environment("to"), f.instant("at"));
    }

    private static Fields writeIntent(Entry.Intended intent) {
        return Kind.of(intent, EntryKinds.ALL).write(intent);
    }

    private static Entry.Intended readIntent(Fields f) {
        return EntryKinds.readIntended(f);
    }

    private static Fields writeRelease(ReleaseFacts release) {
        return Fields.empty()
                .with("id", release.id())
                .with("commit", release.commit())
                .with("version", release.version())
                .with("digest", release.digest())
                .with("environmentName", release.environmentName())
                .with("configuration", release.configuration())
                .with("environment", release.environment())
                .with("live", release.live())
                .with("state", release.state())
                .with("fresh", release.fresh())
                .with("again", release.again())
                .with("watch", release.watch())
                .with("switchedAt", release.switchedAt())
                .with("candidateVerdict", release.candidateVerdict())
                .with("liveVerdict", release.liveVerdict())
                .with("openedAt", release.openedAt())
                .with("launchedAt", release.launchedAt())
                .with("endedAt", release.endedAt())
                .with("why", release.why());
    }

    private static ReleaseFacts readRelease(Fields f) {
        return new ReleaseFacts(
                f.text("id"),
                f.text("commit"),
                f.text("version"),
                f.text("digest"),
                f.text("environmentName"),
                f.text("configuration"),
                f.environmentOrNull("environment"),
                f.environmentOrNull("live"),
                f.constant("state", ReleaseFacts.State.class),
                f.flag("fresh"),
                f.flag("again"),
                f.duration("watch"),
                f.instantOrNull("switchedAt"),
                f.constantOrNull("candidateVerdict", Verdict.class),
                f.constantOrNull("liveVerdict", Verdict.class),
                f.instant("openedAt"),
                f.instantOrNull("launchedAt"),
                f.instantOrNull("endedAt"),
                f.text("why"));
    }

    private static Fields writeEnvironment(EnvironmentFacts environment) {
        return Fields.empty()
                .with("id", environment.id())
                .with("release", environment.release())
                .with("madeAt", environment.madeAt())
                .with("settledAt", environment.settledAt())
                .with("rejectedAt", environment.rejectedAt())
                .with("leftAt", environment.leftAt())
                .with("goneAt", environment.goneAt())
                .with("raisedFrom", environment.raisedFrom());
    }

    private static EnvironmentFacts readEnvironment(Fields f) {
        return new EnvironmentFacts(
                f.environment("id"),
                f.textOrNull("release"),
                f.instantOrNull("madeAt"),
                f.instantOrNull("settledAt"),
                f.instantOrNull("rejectedAt"),
                f.instantOrNull("leftAt"),
                f.instantOrNull("goneAt"),
                f.countOrNull("raisedFrom"));
    }
}
