package dev.kirikae.verify;

import dev.kirikae.model.ProbeResponse;

/** What a program's end means: 0 is good. */
final class CommandJudge {

    private CommandJudge() {}

    static Sample judge(ProbeResponse.Command response) {
        String last = response.output()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (a, b) -> b)
                .strip();
        String printed = last.isEmpty() ? "" : ": " + Shown.text(last);
        return response.exit() == 0
                ? Sample.good("exit code 0 in " + response.took() + " ms" + printed)
                : Sample.bad("exit code " + response.exit() + ", expected 0" + printed);
    }
}
