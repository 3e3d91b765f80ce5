package dev.kirikae.simulate;

import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something that somebody does, or that happens, in a sequence. */
sealed interface Act {

    /**
     * A stage is run.
     *
     * @param input what is uploaded, 1 to {@link Inputs#COUNT}; 0 for any other stage
     * @param to where a rollback goes by name; null for the way back
     * @param byRelease whether the release is named instead of the environment
     * @param allowed as in a request
     */
    record Run(Stage stage, int input, @Nullable Who to, boolean byRelease, Map<Guard, String> allowed) implements Act {
        public Run {
            allowed = new TreeMap<>(allowed);
        }

        static Run of(Stage stage) {
            return new Run(stage, 0, null, false, Map.of());
        }

        static Run upload(int input) {
            return new Run(Stage.UPLOAD, input, null, false, Map.of());
        }

        Run allowing(Map<Guard, String> guards) {
            return new Run(stage, input, to, byRelease, guards);
        }

        @Override
        public String toString() {
            StringBuilder words = new StringBuilder(stage.words());
            if (input > 0) {
                words.append(" input ").append(input);
            }
            if (to != null) {
                words.append(" --to the ").append(word(to)).append(byRelease ? "'s release" : "");
            }
            allowed.forEach((guard, name) ->
                    words.append(" --allow ").append(guard.word()).append(name.isEmpty() ? "" : "=" + name));
            return words.toString();
        }
    }

    record Pass(Duration time) implements Act {
        @Override
        public String toString() {
            return "(" + time.toMinutes() + " min pass)";
        }
    }

    record SwapByHand(Who with) implements Act {
        @Override
        public String toString() {
            return "(a person swaps the live one and the " + word(with) + ")";
        }
    }

    record TerminateByHand(Who whom) implements Act {
        @Override
        public String toString() {
            return "(a person terminates the " + word(whom) + ")";
        }
    }

    record Begin(Incident incident) implements Act {
        @Override
        public String toString() {
            return "(incident " + incident.word() + " begins)";
        }
    }

    record Cease(Incident incident) implements Act {
        @Override
        public String toString() {
            return "(incident " + incident.word() + " is over)";
        }
    }

    /** @param wholly with its events, instances, tags, and the record of its termination */
    record Hide(Who whom, boolean wholly) implements Act {
        @Override
        public String toString() {
            return "(the " + word(whom) + " is hidden" + (wholly ? ", with all its traces)" : ")");
        }
    }

    record ShowAll() implements Act {
        @Override
        public String toString() {
            return "(all is shown again)";
        }
    }

    record AlarmIs(Alarm.State state) implements Act {
        @Override
        public String toString() {
            return "(the alarm is " + state + ")";
        }
    }

    record Happens(Meanwhile what) implements Act {
        @Override
        public String toString() {
            return "(" + what.words() + ")";
        }
    }

    private static String word(Who who) {
        return who.name().toLowerCase(Locale.ROOT) + " one";
    }
}
