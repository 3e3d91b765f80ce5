package dev.kirikae.journal;

import dev.kirikae.journal.ReleaseRecord.State;
import java.util.Locale;

/** What happens to a release. Each is written as an entry of the journal; {@link ReleaseLife} says where it leads. */
public enum ReleaseEvent {
    /** Its environment is Ready. */
    LAUNCHED(State.LAUNCHED),
    /** Its launch ended badly, or what was launched runs something else. */
    LAUNCH_FAILED(State.FAILED),
    /** Its verification by {@code upload} failed. */
    DISPROVED(State.DISPROVED),
    /** Its verification by {@code upload} proved nothing, neither way. */
    UNDECIDED(State.LAUNCHED),
    /** It is verified and waits for {@code release}. */
    PREPARED(State.PREPARED),
    /** An attempt to make it live begins. */
    BEGAN(State.BEGUN),
    /** The live name was seen at its environment; a first release's environment had it from the beginning. */
    SWITCHED(State.SWITCHED),
    /** A person must decide. */
    HELD(State.HELD),
    /** It has proved itself, or was accepted. */
    SETTLED(State.SETTLED),
    /** The live name was taken from it: by a verdict, by a person's rollback, or by hand while it was watched. */
    RESTORED(State.RESTORED),
    /** It was given up without the live name having moved to it. */
    ABANDONED(State.ABANDONED),
    /** The attempt of another release begins: at most one is on its way. */
    ANOTHER_BEGAN(State.ABANDONED),
    /** The live name was seen to move from it to a newer release. */
    ANOTHER_SWITCHED(State.RESTORED),
    /** A person moved the live name to it, by a rollback or by hand. */
    CHOSEN(State.SETTLED),
    /** Its environment went away, by whatever hand. */
    GONE(State.ABANDONED);

    private final State usual;

    ReleaseEvent(State usual) {
        this.usual = usual;
    }

    /** Where it leads to where no table says otherwise: what becomes of a step that the table forbids. */
    State usual() {
        return usual;
    }

    /** As it is written in the documentation: {@code another-began}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
