#ifndef MUSTER_IO_HTML_STYLE_HPP
#define MUSTER_IO_HTML_STYLE_HPP

#include <string>

#include <muster/io/svg/style.hpp>

namespace muster::detail {

/// How the page looks: on screens of any width, by night, and in print.
[[nodiscard]] inline std::string page_style() {
    return R"CSS(:root { color-scheme: light dark; --paper: #ffffff; --ink: #1c2126; --soft: #4a5159; --rule: #d5dade; --tint: #f3f5f7;
  --link: #0b5394; --met: #0b5394; --met-fill: #c9e0f4; --open: #4a5159; --unmet: #a8430a; --unmet-fill: #fdeadc; }
@media (prefers-color-scheme: dark) { :root { --paper: #15191e; --ink: #e8eaed; --soft: #b4bbc2; --rule: #39414a; --tint: #1d2228;
  --link: #8cc4f5; --met: #8cc4f5; --met-fill: #173a5a; --open: #b4bbc2; --unmet: #f0995a; --unmet-fill: #40230f; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 11.5rem; }
.later { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .35rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.6rem 0 .6rem; }
h3 { font-size: 1.1rem; margin: 0; }
section > h3 { margin: 1.6rem 0 .2rem; }
.cards h3, .cards h4 { display: flex; flex-wrap: wrap; gap: .15rem .5rem; align-items: baseline; }
.cards > li > h4:first-child { margin-top: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
summary { position: relative; }
h4 { font-size: 1rem; font-weight: 600; margin: .7rem 0 .1rem; }
p { margin: .35rem 0; max-width: 70ch; }
a { color: var(--link); }
.soft, .kind { color: var(--soft); }
.kind { font-weight: 400; font-size: .875rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; z-index: 3; }
nav ul { list-style: none; margin: .8rem 0 1rem; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
.day { position: sticky; top: 0; z-index: 2; background: var(--paper); border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
.day > div { max-width: 76rem; margin: 0 auto; padding: .55rem 1.25rem .6rem; }
.day .controls { display: flex; align-items: center; gap: .6rem; }
.day input { flex: 1; min-width: 4rem; accent-color: var(--met); height: 1.6rem; }
#date { font-weight: 600; min-width: 9.5rem; }
.day form { display: flex; flex-wrap: wrap; gap: .3rem .5rem; align-items: center; font-size: .925rem; margin-top: .3rem; }
.day form input, .day form select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--rule); border-radius: .4rem; padding: .2rem .5rem; min-height: 2.1rem; height: auto; max-width: 100%; }
#what-if[hidden] { display: none; }
.status.differs { outline: 2px solid var(--link); outline-offset: 1px; }
.supposing .why::before { content: "Told as known on that day, without what you suppose."; color: var(--soft); font-size: .875rem; }
#known { flex: 0 1 14rem; } #known-day { min-width: 9.5rem; font-weight: 400; } #word { max-width: min(100%, 22rem); }
#lead { margin: .4rem 0; display: grid; gap: .55rem; }
#lead > div { display: grid; grid-template-columns: 11rem 1fr; gap: .1rem 1rem; border-left: 3px solid var(--rule); padding: .1rem 0 .1rem .8rem; }
#lead > div[data-lead=come] { border-color: var(--met); } #lead > div[data-lead=missing] { border-color: var(--unmet); }
#lead dt { font-weight: 600; } #lead dd { margin: 0; }
.needs { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 23rem), 1fr)); gap: 1rem 2rem; }
.needs dl { margin: .35rem 0 0; font-size: .9375rem; } .needs dl div { display: grid; grid-template-columns: 7.5rem 1fr; }
.needs dt { color: var(--soft); } .needs dd { margin: 0; } .by { color: var(--soft); } .by::before { content: "\2014\00a0"; }
.bar { position: relative; display: flex; height: 1.15rem; margin-top: .3rem; border: 1.2px solid var(--soft); border-radius: .2rem; }
.bar span { border-right: 1.5px solid var(--ink); } .bar .deployed { background: var(--met); } .bar .firm { background: var(--met-fill); }
.bar .possible { background: repeating-linear-gradient(135deg, transparent 0 5px, var(--soft) 5px 6.5px); }
.bar i { position: absolute; top: -4px; bottom: -4px; width: 0; border-left: 2.5px solid var(--ink); margin-left: -1.5px; }
.of-missing dd, .of-missing dt { color: var(--unmet); font-weight: 600; }
#filters { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; margin: .6rem 0; }
#filters input, #filters select, .find { font: inherit; font-size: .925rem; color: inherit; background: var(--paper); border: 1px solid var(--rule); border-radius: .4rem; padding: .2rem .5rem; min-height: 2.1rem; max-width: min(100%, 18rem); }
.find { width: 9rem; }
.lanes { overflow-x: auto; } .lanes svg { display: block; min-width: 38rem; width: 100%; height: auto; }
.picture .item.found .shape { stroke: var(--link); stroke-width: 4; }
.picture.pointed .item:not(.near) { opacity: .3; }
.day p { font-size: .925rem; margin: .15rem 0 0; max-width: none; }
button { font: inherit; color: inherit; background: var(--tint); border: 1px solid var(--rule); border-radius: .4rem; padding: .2rem .7rem; min-height: 2.1rem; cursor: pointer; }
button:focus-visible, a:focus-visible, summary:focus-visible, input:focus-visible, .pan:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
figure { margin: .6rem 0 1rem; }
figcaption { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center; font-size: .875rem; color: var(--soft); margin-bottom: .4rem; }
figcaption .zoom { margin-left: auto; display: flex; gap: .35rem; }
.pan { overflow: auto; max-height: 78vh; border: 1px solid var(--rule); border-radius: .5rem; }
.pan.dragged { cursor: grabbing; user-select: none; }
.pan svg { display: block; }
.pan svg a { text-decoration: none; }
.picture a:focus-visible .shape, .picture a:hover .shape { stroke-width: 3.4; }
.arc.gone, .item.gone, .pan a:has(> .item.gone) { display: none; }
.picture.pointed .arc:not(.near) { opacity: .18; }
.picture .arc.near .line { stroke-width: 2.4; }
.status { display: inline-block; white-space: nowrap; font-size: .875rem; font-weight: 600; line-height: 1.35; padding: .06rem .5rem; border-radius: .8rem; border: 1.5px solid currentColor; }
.status::before { margin-right: .35em; }
.status.is-met { color: var(--met); background: var(--met-fill); }
.status.is-met::before { content: "\2713"; content: "\2713" / ""; }
.status.is-open { color: var(--open); border-style: dashed; }
.status.is-open::before { content: "?"; content: "?" / ""; }
.status.is-unmet { color: var(--unmet); background: var(--unmet-fill); }
.status.is-unmet::before { content: "\2715"; content: "\2715" / ""; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 23rem), 1fr)); gap: .9rem; align-items: start; list-style: none; padding: 0; margin: .8rem 0; }
body { overflow-wrap: anywhere; }
.cards > li { border: 1px solid var(--rule); border-radius: .6rem; padding: .8rem 1rem .9rem; overflow-wrap: anywhere; }
ul.said { margin: .3rem 0 .4rem; padding-left: 1.1rem; font-size: .9375rem; }
ul.said li { margin: .3rem 0; }
ul.said li.gone { color: var(--soft); }
ul.said li.gone::after { content: " (not in force on this day)"; font-style: italic; }
details { font-size: .9375rem; margin-top: .3rem; }
summary { cursor: pointer; color: var(--link); width: fit-content; }
.why ul { margin: .15rem 0; padding-left: 1.1rem; }
.why li { margin: .12rem 0; }
.cited { font-size: .85em; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--rule); }
thead th { border-bottom-width: 2px; font-size: .875rem; }
ol.days { list-style: none; padding: 0; border-left: 3px solid var(--rule); margin-left: .2rem; }
ol.days > li { padding: .1rem 0 .5rem 1rem; }
ol.days > li.now { border-left: 3px solid var(--met); margin-left: -3px; }
ol.days h3 { display: flex; align-items: center; gap: .6rem; flex-wrap: wrap; }
ol.days button { font-size: .8rem; font-weight: 400; min-height: 1.7rem; padding: .05rem .55rem; }
ol.days ul { margin: .25rem 0; padding-left: 1.1rem; font-size: .9375rem; }
ol.days .change { font-weight: 600; }
ol.sources { padding-left: 1.8rem; font-size: .9375rem; overflow-wrap: anywhere; }
ol.sources li { margin: .35rem 0; }
:target { outline: 3px solid var(--link); outline-offset: 4px; border-radius: .3rem; }
footer { margin: 3rem auto 2rem; color: var(--soft); font-size: .875rem; }
[hidden] { display: none !important; }
@media (max-width: 45rem) {
  h1 { font-size: 1.5rem; } header { padding-top: 1.1rem; }
  .day .controls { flex-wrap: wrap; } #date { order: -1; width: 100%; } #suppose { flex: 1 1 100%; }
  html { scroll-padding-top: 1rem; }
  nav ul { flex-wrap: nowrap; overflow-x: auto; white-space: nowrap; padding-bottom: .3rem; }
  table, tbody, tr, td, tbody th, caption { display: block; } thead { display: none; }
  tr { border-bottom: 1px solid var(--rule); padding: .5rem 0; } td, tbody th { border: 0; padding: .08rem 0; }
  td[data-label]:not(:empty)::before { content: attr(data-label) ": "; color: var(--soft); }
  figcaption .zoom { margin-left: 0; flex-wrap: wrap; }
  #lead > div { grid-template-columns: 1fr; }
  .day { position: static; } .day > div { padding: .4rem 1.25rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #333333; }
  @page { margin: 10mm; }
  html { font-size: 8pt; } body { font-size: 8pt; line-height: 1.25; } ol.days > li.now ~ li { display: none; }
  nav, .controls input, .controls button, .zoom, .skip, form, ol.days button, .why, details.whole { display: none !important; }
  header, main, footer, .day > div { padding-left: 0; padding-right: 0; max-width: none; } h2 { margin: 1.1rem 0 .3rem; }
  .day { position: static; } .pan, .lanes { overflow: visible; max-height: none; border: 0; }
  .pan svg, .lanes svg { width: 100% !important; height: auto !important; max-height: 165mm; min-width: 0; }
  .needs { grid-template-columns: 1fr 1fr; }
  .cards { display: block; columns: 3; column-gap: 5mm; } .cards > li { break-inside: avoid; margin-bottom: 2mm; padding: 1mm 2mm; }
  ol.days, ol.sources { columns: 3; column-gap: 5mm; font-size: .88em; }
  ol.days, ol.sources { line-height: 1.15; font-size: .78em; } ol.days > li { padding: 0 0 .15rem .5rem; } ol.days ul { margin: .1rem 0; }
  ol.days h3 { font-size: 1em; } ol.sources { padding-left: 1.2rem; } .needs { font-size: .92em; gap: .5rem 1.5rem; }
  .long .cards ul.said, .long .cards p { display: none; } .long .cards { columns: 4; margin: .2rem 0; }
  .long .cards > li { border: 0; padding: 0; margin: 0 0 .5mm; } .long .cards h4 { font-size: .9em; font-weight: 400; margin: 0; gap: 0 .3rem; }
  .long > h3 { margin-top: .5rem; } .cards > li { padding: .6mm 1.5mm; margin-bottom: 1.5mm; font-size: .92em; line-height: 1.22; }
  .status { font-size: .9em; padding: 0 .3rem; border-width: 1px; } td, th { padding: .15rem .5rem .15rem 0; } table { font-size: .88em; }
  .cards h4, ul.said, ul.said li { margin-top: .1rem; margin-bottom: .1rem; }
  h2, h3 { break-after: avoid; } ol.days > li, tr { break-inside: avoid; } a { color: inherit; text-decoration: none; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .status { background: none !important; }
}
)CSS" + picture_style() +
           "@media (prefers-color-scheme: dark) {\n" + picture_style_dark() + "}\n";
}

}  // namespace muster::detail

#endif
