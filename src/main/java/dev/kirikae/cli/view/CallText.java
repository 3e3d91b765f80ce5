package dev.kirikae.cli.view;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.util.Locale;

/** Calls and what they brought, in words. No setting and no probe's body is among them: those may hold secrets. */
final class CallText {

    private CallText() {}

    /** What is asked for, and of what. */
    static String of(Effect effect) {
        String change = change(effect);
        if (!change.isEmpty()) {
            return change;
        }
        String of = subject(effect);
        return words(effect.getClass()) + (of.isEmpty() ? "" : " " + of);
    }

    /** What came of it. */
    static String of(Answer answer) {
        if (answer instanceof Answer.Missing missing) {
            return "no answer: " + missing.why();
        }
        if (answer instanceof Answer.Refused refused) {
            return "refused: " + refused.why();
        }
        if (answer instanceof Answer.Unknown unknown) {
            return "unknown: " + unknown.why();
        }
        if (answer instanceof Answer.NotSent notSent) {
            return "not sent: " + notSent.why();
        }
        return words(answer.getClass());
    }

    private static String words(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String subject(Effect effect) {
        if (effect instanceof Effect.Probe e) {
            return e.check();
        }
        if (effect instanceof Effect.LookAtEvents e) {
            return e.environment().value();
        }
        if (effect instanceof Effect.LookAtInstances e) {
            return e.environment().value();
        }
        if (effect instanceof Effect.LookAtCauses e) {
            return e.environment().value();
        }
        if (effect instanceof Effect.LookAtResources e) {
            return e.environment().value();
        }
        if (effect instanceof Effect.LookAtObject e) {
            return e.bucket() + "/" + e.key();
        }
        if (effect instanceof Effect.Append e) {
            return "record " + e.sequence();
        }
        return effect instanceof Effect.StoreObject e ? e.bucket() + "/" + e.key() : "";
    }

    /** The call as AWS calls it, with what matters of its arguments; empty for what changes nothing that anybody would notice. */
    static String change(Effect effect) {
        if (effect instanceof ChangingCall.CreateVersion e) {
            return "CreateApplicationVersion " + e.label();
        }
        if (effect instanceof ChangingCall.DeleteVersion e) {
            return "DeleteApplicationVersion " + e.label() + (e.withBundle() ? " with its bundle" : "");
        }
        if (effect instanceof ChangingCall.SaveConfiguration e) {
            return "CreateConfigurationTemplate " + e.template() + " from " + e.from();
        }
        if (effect instanceof ChangingCall.DeleteConfiguration e) {
            return "DeleteConfigurationTemplate " + e.template();
        }
        if (effect instanceof ChangingCall.CreateEnvironment e) {
            return "CreateEnvironment " + e.name() + " with version " + e.version() + " on "
                    + (e.platform() == null ? "live's platform, live's settings" : e.platform()) + " and "
                    + e.settings().size() + " settings";
        }
        if (effect instanceof ChangingCall.Swap e) {
            return "SwapEnvironmentCNAMEs " + e.from() + " " + e.to();
        }
        if (effect instanceof ChangingCall.SetCapacity e) {
            return "SetDesiredCapacity of " + e.environment() + " to " + e.instances() + " instances";
        }
        if (effect instanceof ChangingCall.SuspendProcesses e) {
            return "SuspendProcesses of " + e.environment() + ": " + String.join(", ", e.processes());
        }
        if (effect instanceof ChangingCall.ResumeProcesses e) {
            return "ResumeProcesses of " + e.environment() + ": " + String.join(", ", e.processes());
        }
        return effect instanceof ChangingCall.Terminate e ? "TerminateEnvironment " + e.environment() : "";
    }
}
