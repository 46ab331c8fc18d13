package io.growth4j.report;

/**
 * How pages look. The eight colours of series are told apart with the common colour deficiencies too (Okabe and Ito 2008,
 * lightened for dark pages). What scrolls sideways has a shadow on the side where there is more (Verou 2012).
 */
final class PageStyle {
    /** The pattern of cells that are not complete yet; used by reference from every picture of the page. */
    static final String HATCH = "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>"
            + "<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + "<line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs></svg>";

    static final String CSS = """
            :root{color-scheme:light dark;--page:#fff;--ink:#1c2024;--soft:#5f6b76;--rule:#e3e7eb;--card:#f8f9fa;--heat:#0072b2;--bright:#fff;--edge:#0003;
            --c0:#0072b2;--c1:#e69f00;--c2:#009e73;--c3:#cc79a7;--c4:#56b4e9;--c5:#d55e00;--c6:#b8a800;--c7:#6b7280}
            @media screen and (prefers-color-scheme:dark){:root{--page:#14171a;--ink:#e8eaed;--soft:#9aa5b1;--rule:#2c3238;--card:#1b1f24;--heat:#4fb3f6;--bright:#0b0d0f;--edge:#fff3;
            --c0:#4fb3f6;--c1:#f2b84b;--c2:#3cc79d;--c3:#dd9cc0;--c4:#8fd0f5;--c5:#f08a4b;--c6:#e6dc5c;--c7:#a0a8b3}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
            main{max-width:880px;margin:0 auto;padding:24px 16px 64px}
            h1{font-size:1.7rem;line-height:1.2;margin:.4em 0}
            h2{font-size:1.2rem;margin:2em 0 .4em;padding-top:.8em;border-top:1px solid var(--rule)}
            p{color:var(--soft);max-width:65ch;margin:.4em 0 1em}
            figure{margin:1em 0;padding:12px 14px;background:var(--card);border:1px solid var(--rule);border-radius:8px}
            figcaption,caption{font-weight:600;text-align:left;margin:0 0 .5em}
            caption{padding-bottom:.5em;font-size:1rem}
            .scroll{overflow-x:auto;background:linear-gradient(to right,var(--card) 40%,transparent) 0 0/40px 100% no-repeat local,
            linear-gradient(to left,var(--card) 40%,transparent) 100% 0/40px 100% no-repeat local,
            linear-gradient(to right,var(--edge),transparent) 0 0/14px 100% no-repeat scroll,
            linear-gradient(to left,var(--edge),transparent) 100% 0/14px 100% no-repeat scroll}
            svg[role=img]{display:block;width:100%;height:auto}
            svg text{font-size:11.5px;fill:var(--soft)}
            svg .end{text-anchor:end}svg .middle{text-anchor:middle}svg .bright{fill:var(--bright)}svg .dark{fill:var(--ink)}
            .grid{stroke:var(--rule)}.axis{stroke:var(--soft)}.hatch{stroke:var(--soft);stroke-width:1.4;stroke-opacity:.55}
            .c0{fill:var(--c0);stroke:var(--c0)}.c1{fill:var(--c1);stroke:var(--c1)}.c2{fill:var(--c2);stroke:var(--c2)}.c3{fill:var(--c3);stroke:var(--c3)}
            .c4{fill:var(--c4);stroke:var(--c4)}.c5{fill:var(--c5);stroke:var(--c5)}.c6{fill:var(--c6);stroke:var(--c6)}.c7{fill:var(--c7);stroke:var(--c7)}
            rect{stroke-width:0}.line{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
            .heat{fill:var(--heat)}.open{fill:url(#hatch)}
            details{margin-top:.6em}summary{cursor:pointer;color:var(--soft);font-size:.9rem}
            table{border-collapse:separate;border-spacing:0;font-size:.85rem;font-variant-numeric:tabular-nums;margin-top:.4em}
            th,td{padding:3px 10px 3px 0;border-bottom:1px solid var(--rule);white-space:nowrap}
            th{font-weight:600}th:first-child,td:first-child{position:sticky;left:0;background:var(--card)}
            .scroll:focus-visible,summary:focus-visible,.csv:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
            .number{text-align:right}.words{text-align:left}
            .csv{display:inline-block;margin-top:.5em;font-size:.85rem;color:var(--c0)}
            .definitions{font-size:.8rem;color:var(--soft)}dt{font-weight:600;margin-top:.8em}
            dd{margin:0}dd details{margin:0}code{overflow-wrap:anywhere;font-family:ui-monospace,SFMono-Regular,Menlo,monospace}
            @media print{main{max-width:none;padding:0}figure{break-inside:avoid}h2{break-after:avoid}details,.csv{display:none}}
            """;

    private PageStyle() {}
}
