package dev.kirikae.journal.codec;

import dev.kirikae.journal.ApprovalUse;
import dev.kirikae.journal.CapacityHold;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.HolderRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.Move;
import dev.kirikae.journal.NameRecord;
import dev.kirikae.journal.OpenIntents;
import dev.kirikae.journal.ReleaseAttempt;
import dev.kirikae.journal.ReleaseInput;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.TimesTaken;
import dev.kirikae.model.Verdict;
import org.jspecify.annotations.Nullable;

/** The folded facts as fields. */
final class StateFields {

    private StateFields() {}

    static RecordFields write(JournalState journal) {
        return RecordFields.empty()
                .with("format", journal.format())
                .with("account", journal.account())
                .with("holder", journal.holder())
                .with("holderText", journal.lastHolder().text())
                .with("holderStage", journal.lastHolder().stage())
                .with("live", journal.live())
                .with("movedAt", journal.movedAt())
                .with(
                        "lastMove",
                        journal.name().lastMove() == null
                                ? null
                                : writeMove(journal.name().lastMove()))
                .with("latest", journal.name().latest())
                .with("givenUp", journal.name().givenUp())
                .with("unsureUntil", journal.name().unsureUntil())
                .with(
                        "open",
                        journal.open().stream().map(StateFields::writeIntent).toList())
                .with("answered", journal.intents().answered())
                .with(
                        "releases",
                        journal.releases().stream()
                                .map(StateFields::writeRelease)
                                .toList())
                .with(
                        "environments",
                        journal.environments().stream()
                                .map(StateFields::writeEnvironment)
                                .toList())
                .with("launches", journal.took().launches())
                .with("terminations", journal.took().terminations())
                .with("saved", journal.saved())
                .with("irregular", journal.irregular())
                .with("approvals", writeApprovals(journal.approvals()));
    }

    static JournalState read(RecordFields f) {
        return new JournalState(
                f.count("format"),
                f.text("account"),
                new HolderRecord(f.text("holder"), f.text("holderText"), f.text("holderStage")),
                readName(f),
                new OpenIntents(f.objects("open", StateFields::readIntent), f.texts("answered")),
                f.objects("releases", StateFields::readRelease),
                f.objects("environments", StateFields::readEnvironment),
                new TimesTaken(f.durations("launches"), f.durations("terminations")),
                f.texts("saved"),
                f.texts("irregular"),
                f.has("approvals") ? readApprovals(f.object("approvals")) : ApprovalUse.NONE);
    }

    private static @Nullable RecordFields writeApprovals(ApprovalUse approvals) {
        return approvals.equals(ApprovalUse.NONE)
                ? null
                : RecordFields.empty()
                        .with("release", approvals.release())
                        .with("relied", approvals.relied())
                        .with("used", approvals.used());
    }

    private static ApprovalUse readApprovals(RecordFields f) {
        return new ApprovalUse(f.textOrNull("release"), f.textOrNull("relied"), f.texts("used"));
    }

    private static NameRecord readName(RecordFields f) {
        return new NameRecord(
                f.environmentOrNull("live"),
                f.instantOrNull("movedAt"),
                f.has("lastMove") ? readMove(f.object("lastMove")) : null,
                f.environmentOrNull("latest"),
                f.textOrNull("givenUp"),
                f.instantOrNull("unsureUntil"));
    }

    private static RecordFields writeMove(Move move) {
        return RecordFields.empty()
                .with("how", move.how())
                .with("from", move.from())
                .with("to", move.to())
                .with("at", move.at());
    }

    private static Move readMove(RecordFields f) {
        return new Move(
                f.constant("how", Move.How.class), f.environmentOrNull("from"), f.environment("to"), f.instant("at"));
    }

    private static RecordFields writeIntent(JournalEntry.Intended intent) {
        return Kind.of(intent, EntryKinds.ALL).write(intent);
    }

    private static JournalEntry.Intended readIntent(RecordFields f) {
        return EntryKinds.readIntended(f);
    }

    private static RecordFields writeRelease(ReleaseRecord release) {
        return RecordFields.empty()
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

    private static ReleaseRecord readRelease(RecordFields f) {
        return new ReleaseRecord(
                f.text("id"),
                new ReleaseInput(f.text("commit"), f.text("version"), f.text("digest"), f.text("configuration")),
                f.text("environmentName"),
                f.environmentOrNull("environment"),
                f.constant("state", ReleaseRecord.State.class),
                f.flag("fresh"),
                readAttempt(f),
                f.instant("openedAt"),
                f.instantOrNull("launchedAt"),
                f.instantOrNull("endedAt"),
                f.text("why"));
    }

    private static ReleaseAttempt readAttempt(RecordFields f) {
        return new ReleaseAttempt(
                f.environmentOrNull("live"),
                f.flag("again"),
                f.duration("watch"),
                f.instantOrNull("switchedAt"),
                f.constantOrNull("candidateVerdict", Verdict.class),
                f.constantOrNull("liveVerdict", Verdict.class));
    }

    private static RecordFields writeEnvironment(EnvironmentRecord environment) {
        return RecordFields.empty()
                .with("id", environment.id())
                .with("release", environment.release())
                .with("madeAt", environment.madeAt())
                .with("settledAt", environment.settledAt())
                .with("rejectedAt", environment.rejectedAt())
                .with("leftAt", environment.leftAt())
                .with("goneAt", environment.goneAt())
                .with("raisedFrom", environment.raisedFrom())
                .with("hold", environment.hold() == null ? null : writeHold(environment.hold()));
    }

    private static RecordFields writeHold(CapacityHold hold) {
        return RecordFields.empty()
                .with("group", hold.group())
                .with("processes", hold.processes())
                .with("until", hold.until());
    }

    private static CapacityHold readHold(RecordFields f) {
        return new CapacityHold(f.text("group"), f.texts("processes"), f.instant("until"));
    }

    private static EnvironmentRecord readEnvironment(RecordFields f) {
        return new EnvironmentRecord(
                f.environment("id"),
                f.textOrNull("release"),
                f.instantOrNull("madeAt"),
                f.instantOrNull("settledAt"),
                f.instantOrNull("rejectedAt"),
                f.instantOrNull("leftAt"),
                f.instantOrNull("goneAt"),
                f.countOrNull("raisedFrom"),
                f.has("hold") ? readHold(f.object("hold")) : null);
    }
}
