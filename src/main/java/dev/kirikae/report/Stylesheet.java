package dev.kirikae.report;

/** The page's looks: light and dark, narrow and wide, and on paper. */
final class Stylesheet {

    static final String TEXT = """
            :root {
              color-scheme: light dark;
              --ink: #1b2330; --soft: #5b6675; --paper: #ffffff; --ground: #f3f5f8; --edge: #dde2ea;
              --good: #12633f; --good-ground: #e6f4ec; --bad: #9c2b1f; --bad-ground: #fbeae7;
              --doubtful: #7a5600; --doubtful-ground: #fbf3dc;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ink: #e6eaf0; --soft: #9aa5b5; --paper: #1a202a; --ground: #12161d; --edge: #2d3644;
                --good: #7fd6a8; --good-ground: #15301f; --bad: #f19a8d; --bad-ground: #3a1b17;
                --doubtful: #e8c66a; --doubtful-ground: #332908;
              }
              .timeline .lane, .timeline text.stage { fill: #e6eaf0; }
              .timeline .clock { fill: #9aa5b5; }
              .timeline .rail, .timeline line.stage { stroke: #3a4454; }
              .timeline .move { stroke: #e6eaf0; }
              .timeline .move-head { fill: #e6eaf0; }
            }
            * { box-sizing: border-box; }
            body {
              margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 64rem; background: var(--ground); color: var(--ink);
              font: 15px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
            }
            h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; overflow-wrap: anywhere; }
            h2 { margin: 0 0 0.75rem; font-size: 1.1rem; }
            code { font: 0.92em ui-monospace, "SF Mono", Consolas, monospace; overflow-wrap: anywhere; }
            .program { margin: 0 0 0.25rem; color: var(--soft); font-size: 0.85rem; letter-spacing: 0.04em; }
            .world { margin: 0.25rem 0 0; color: var(--soft); overflow-wrap: anywhere; }
            section, details, .timeline {
              display: block; width: 100%; margin: 1.25rem 0 0; padding: 1.1rem 1.25rem; background: var(--paper);
              border: 1px solid var(--edge); border-radius: 10px;
            }
            .facts dl { display: grid; grid-template-columns: 6.5rem 1fr; gap: 0.3rem 0.75rem; margin: 0; }
            .facts dt { color: var(--soft); }
            .facts dd { margin: 0; overflow-wrap: anywhere; }
            .checks { overflow-x: auto; }
            .checks table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
            .checks th, .checks td {
              padding: 0.4rem 0.75rem 0.4rem 0; border-top: 1px solid var(--edge); text-align: left; vertical-align: top;
              overflow-wrap: anywhere;
            }
            .checks thead th { border-top: 0; font-weight: 600; }
            .checks tbody th { min-width: 6rem; font-weight: 500; overflow-wrap: normal; }
            .checks td { color: var(--soft); }
            .checks .good { color: var(--good); }
            .checks .bad { color: var(--bad); }
            .checks .doubtful { color: var(--doubtful); }
            .journal { margin: 1.75rem 0 0; }
            summary { cursor: pointer; overflow-wrap: anywhere; }
            details[open] > summary { margin-bottom: 0.75rem; }
            .timeline { padding: 0.75rem; }
            .timeline .lane { font-family: ui-monospace, Consolas, monospace; }
            .timeline text.stage { font-weight: 600; }
            .ending { border-left: 6px solid; }
            .ending p { margin: 0; overflow-wrap: anywhere; }
            .ending .word { font-size: 1.25rem; font-weight: 650; }
            .ending .sentence { color: var(--ink); }
            .ending .evidence { margin: 0.5rem 0 0; color: var(--ink); overflow-wrap: anywhere; }
            .ending .evidence li { white-space: pre-wrap; }
            .ending .evidence .tail { list-style: none; font: 0.82rem/1.5 ui-monospace, "SF Mono", Consolas, monospace; }
            .ending .next { margin-top: 0.5rem; color: var(--soft); }
            .ending.good { color: var(--good); background: var(--good-ground); border-color: var(--good); }
            .ending.bad { color: var(--bad); background: var(--bad-ground); border-color: var(--bad); }
            .ending.doubtful { color: var(--doubtful); background: var(--doubtful-ground); border-color: var(--doubtful); }
            .logs p { margin: 0.5rem 0 0.25rem; overflow-wrap: anywhere; }
            .logs .log {
              margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere;
              font: 0.82rem/1.5 ui-monospace, "SF Mono", Consolas, monospace;
            }
            .logs .log li { white-space: pre-wrap; }
            .guards { border-color: var(--bad); }
            .guards h2, .guards strong { color: var(--bad); }
            .guards ul { margin: 0; padding-left: 1.1rem; overflow-wrap: anywhere; }
            .guards .reason { color: var(--soft); }
            .holder { margin-left: 0.4rem; color: var(--soft); font-size: 0.9rem; font-weight: 400; overflow-wrap: anywhere; }
            ol { margin: 0; padding: 0; list-style: none; }
            ol > li {
              display: grid; grid-template-columns: 11.5rem 1.4rem 1fr; gap: 0.25rem; padding: 0.35rem 0;
              border-top: 1px solid var(--edge);
            }
            ol > li:first-child { border-top: 0; }
            .incidents > li { grid-template-columns: 1.4rem 1fr; }
            .incidents > li > div { display: block; }
            .incidents .kind { display: block; }
            .incidents p { margin: 0.5rem 0 0.25rem; }
            .incidents pre {
              margin: 0; white-space: pre-wrap; overflow-wrap: anywhere;
              font: 0.82rem/1.5 ui-monospace, "SF Mono", Consolas, monospace;
            }
            ol > li > div {
              display: grid; grid-template-columns: 6.4rem 1fr; min-width: 0; overflow-wrap: anywhere;
            }
            time { color: var(--soft); font: 0.82rem/1.85 ui-monospace, "SF Mono", Consolas, monospace; }
            .sign { font-weight: 700; text-align: center; }
            .kind { color: var(--soft); font-size: 0.82rem; line-height: 1.85; letter-spacing: 0.02em; }
            .good > .sign { color: var(--good); }
            .bad > .sign, .bad .text { color: var(--bad); }
            .doubtful > .sign { color: var(--doubtful); }
            .plain > .sign { color: var(--soft); }
            .evidence { grid-column: 2; margin: 0.15rem 0 0.1rem; padding-left: 1.1rem; color: var(--soft); font-size: 0.92rem; }
            footer { margin-top: 1.5rem; color: var(--soft); font-size: 0.82rem; }
            footer p { margin: 0.2rem 0; }
            @media (max-width: 44rem) {
              ol > li { grid-template-columns: 1.4rem 1fr; }
              time { grid-column: 1 / -1; }
              ol > li > div { display: block; }
              .picture { overflow-x: auto; }
              .timeline { min-width: 44rem; }
              .facts dl { grid-template-columns: 1fr; gap: 0; }
              .facts dd { margin-bottom: 0.5rem; }
            }
            @media print {
              body { background: #ffffff; max-width: none; padding: 0; }
              section, .timeline { break-inside: avoid; }
              .session { break-inside: auto; }
            }
            """;

    private Stylesheet() {}
}
