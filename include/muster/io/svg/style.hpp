#ifndef MUSTER_IO_SVG_STYLE_HPP
#define MUSTER_IO_SVG_STYLE_HPP

#include <string>

namespace muster::detail {

/// How pictures look, as style rules of CSS. Blue and vermilion are told apart by colour-blind readers (Okabe and Ito
/// 2008); fills differ in lightness, borders in their line, and each status has a mark and its words.
[[nodiscard]] inline std::string picture_style() {
    return R"(.picture { font-family: "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; background: #ffffff; }
.picture .sheet { fill: #ffffff; }
.picture text { fill: #1c2126; font-size: 12.5px; }
.picture .title { font-size: 17px; font-weight: 600; }
.picture .caption, .picture .legend text { font-size: 12px; fill: #4a5159; }
.picture .card { fill: #f3f5f7; stroke: #c3c9cf; }
.picture .head { font-weight: 600; }
.picture .shape { fill: #ffffff; stroke: #5a6068; stroke-width: 1.2; }
.picture .detail { font-size: 10.5px; fill: #4a5159; }
.picture .note { font-size: 11px; fill: #3a4047; }
.picture .gate .shape { fill: #eceff2; }
.picture .gate text { font-size: 10.5px; text-anchor: middle; }
.picture .line { fill: none; stroke: #6a727a; stroke-width: 1.3; }
.picture .arrow { fill: #6a727a; stroke: none; }
.picture .not { stroke-dasharray: 5 3; }
.picture .bar { stroke: #1c2126; stroke-width: 2.6; }
.picture .is-met > .shape { fill: #c9e0f4; stroke: #0b5394; stroke-width: 2.2; }
.picture .is-open > .shape { fill: #ffffff; stroke: #5a6068; stroke-dasharray: 5 3; }
.picture .is-unmet > .shape { fill: #fdeadc; stroke: #a8430a; }
.picture .mark { display: none; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.picture .is-met > .mark-met, .picture .is-open > .mark-open, .picture .is-unmet > .mark-unmet { display: inline; }
.picture .mark-met .disc { fill: #0b5394; stroke: #0b5394; }
.picture .mark-met .sign { fill: none; stroke: #ffffff; }
.picture .mark-open .disc { fill: #ffffff; stroke: #5a6068; }
.picture .mark-open .sign { fill: none; stroke: #3a4047; }
.picture .mark-unmet .disc { fill: #ffffff; stroke: #a8430a; }
.picture .mark-unmet .sign { fill: none; stroke: #a8430a; }
.picture .focus > .shape { stroke-width: 3.4; }
.picture .figure.deployed .shape { fill: #0b5394; stroke: #0b5394; }
.picture .figure.missing .shape { fill: none; }
.picture .hatch { fill: none; stroke: #5a6068; stroke-width: 1; }
.picture .needed { fill: none; stroke: #1c2126; stroke-width: 2.2; }
)";
}

/// The same by night, for readers who asked for dark pages.
[[nodiscard]] inline std::string picture_style_dark() {
    return R"(.picture { background: #15191e; }
.picture .sheet { fill: #15191e; }
.picture text { fill: #e8eaed; }
.picture .caption, .picture .legend text, .picture .detail { fill: #b4bbc2; }
.picture .note { fill: #d0d5da; }
.picture .card { fill: #1d2228; stroke: #454c54; }
.picture .shape, .picture .is-open > .shape { fill: #15191e; stroke: #9aa2aa; }
.picture .gate .shape { fill: #262c33; }
.picture .line { stroke: #8d959d; }
.picture .arrow { fill: #8d959d; }
.picture .bar { stroke: #e8eaed; }
.picture .is-met > .shape { fill: #173a5a; stroke: #79b8ef; }
.picture .is-unmet > .shape { fill: #40230f; stroke: #f0995a; }
.picture .mark-met .disc { fill: #79b8ef; stroke: #79b8ef; }
.picture .mark-met .sign { stroke: #10263a; }
.picture .mark-open .disc { fill: #15191e; stroke: #9aa2aa; }
.picture .mark-open .sign { stroke: #d0d5da; }
.picture .mark-unmet .disc { fill: #15191e; stroke: #f0995a; }
.picture .mark-unmet .sign { stroke: #f0995a; }
.picture .figure.deployed .shape { fill: #79b8ef; stroke: #79b8ef; }
.picture .hatch { stroke: #9aa2aa; }
.picture .needed { stroke: #e8eaed; }
)";
}

}  // namespace muster::detail

#endif
