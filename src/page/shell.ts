/** Writes the HTML of the page around its script. */

import type { Sha256 } from '../format/compliance/identity.js';
import { base64OfHex } from '../format/compliance/identity.js';
import { symbols } from '../format/html/icons.js';
import { axisStyle } from '../format/html/ledger.js';
import { html, trusted } from '../format/html/markup.js';
import { STYLE } from '../format/html/style.js';

const MORE = `
[hidden]{display:none!important}
fieldset{min-width:0;margin:0}
.page{display:grid;grid-template-columns:minmax(0,1fr);gap:18px}
.promise{border:2px solid var(--pass);border-radius:10px;padding:9px 14px;font-size:14px;max-width:max-content}
label,legend{font-weight:600;font-size:14px}
textarea{margin-top:6px;width:100%;min-height:240px;resize:vertical;padding:12px;border:1.5px solid var(--na);border-radius:10px;background:var(--card);color:var(--ink);font:13px/1.5 ui-monospace,Menlo,"DejaVu Sans Mono","Liberation Mono",monospace}
.row{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end}
.row>div{display:grid;gap:4px;min-width:0;max-width:100%}
select{width:100%}
select,input[type=date],input[type=number],button{font:inherit;font-size:14.5px;color:var(--ink);background:var(--card);border:1.5px solid var(--na);border-radius:8px;padding:7px 10px;min-height:40px;max-width:100%}
button{cursor:pointer}
button:hover{background:var(--nab)}
:is(textarea,select,input,button):focus-visible{outline:3px solid var(--unknown);outline-offset:2px}
input[type=checkbox]{width:20px;height:20px;margin:0}
.check:not([hidden]){display:flex!important;align-items:center;gap:8px!important;min-height:40px}
.given{margin-top:12px;align-items:start}
#key{margin-bottom:8px}
input[type=range]{width:100%;accent-color:var(--unknown);min-height:32px}
#result>*+*{margin-top:6px}
#result h2{margin-top:34px}
#result h3{margin:18px 0 8px}
.word .state{font-weight:inherit}
.note{border-left:5px solid var(--na);background:var(--bg);padding:10px 14px;margin:6px 0 10px;border-radius:0 8px 8px 0;font-size:14px;white-space:normal}
.note.v-fail{border-left-color:var(--fail);background:var(--failb)}.note.v-review{border-left-color:var(--review);background:var(--reviewb)}
.note p+p{margin-top:3px}
#places>.note{background:var(--card);border:1px solid var(--line);border-left-width:5px;border-radius:8px}
#places>.note.v-fail{border-left-color:var(--fail)}#places>.note.v-review{border-left-color:var(--review)}
ol.code{padding:10px 0;overflow:hidden}
ol.code>li{padding:0 14px 0 58px;position:relative}
ol.code>li>code{white-space:pre-wrap}
.no{position:absolute;left:0;width:46px;text-align:right;color:var(--sub);font:12px/1.6 ui-monospace,monospace}
.line-fail{background:var(--failb)}.line-review{background:var(--reviewb)}
.line-fail .note,.line-review .note{background:var(--card)}
.gap{color:var(--sub);font-size:13px;padding-top:4px;padding-bottom:4px}
@media screen and (max-width:760px){ol.code>li{padding-left:44px;padding-right:8px}.no{width:34px}textarea{min-height:180px}.row>div{flex:1 1 200px}.given>div{flex:1 1 100%}}
@media print{.given,#pick .row,#kept button,input[type=range]{display:none!important}}
`;

/** The parts of the page. */
export interface PageParts {
  readonly script: string;
  /** Invented example requests. */
  readonly samples: readonly { readonly name: string; readonly text: string }[];
  readonly platforms: readonly { readonly id: string; readonly title: string }[];
  readonly sha256: Sha256;
}

/** The page. Its content security policy allows only its own script and style sheet, and no connections. */
export const pageShell = ({ script, samples, platforms, sha256 }: PageParts): string => {
  const style = `${STYLE}${axisStyle()}${MORE}`;
  const digest = (part: string) => `'sha256-${base64OfHex(sha256(part))}'`;
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="referrer" content="no-referrer">
<base target="_blank">
<title>claude-preflight: may this request be sent?</title>
${trusted(`<style>${style}</style>`)}</head>
<body>${symbols()}<main class="page">
<header class="top"><div><h1>May this request to Claude be sent?</h1><p class="sub">Checks a request against the data-handling terms of your organisation, before it is sent.</p></div>
<p class="promise"><b>Nothing leaves this page.</b> Its policy forbids every connection.</p></header>
<noscript><p class="card empty">This page needs JavaScript, which is turned off in your browser.</p></noscript>
<section aria-labelledby="ask"><h2 class="hidden" id="ask">The request and its terms</h2>
<label for="request">A request: paste it, or drop a file here</label>
<textarea id="request" spellcheck="false" autocomplete="off" aria-describedby="forms"></textarea>
<div id="kept" class="card empty" hidden><p><b id="kept-size"></b> are loaded and judged, but not shown in the field, which would block the browser.</p><button type="button" id="kept-drop">Take another request</button></div>
<p class="sub" id="forms">JSON: an envelope (method, url, headers, body), a Messages body, or a batch line; or several of them, as an array or JSON Lines.</p>
<p id="told" role="status" class="note v-review" hidden></p>
<div class="row given"><div><label for="file">Or choose a file</label><input type="file" id="file" accept=".json,.jsonl,.txt"></div><div><span class="sub">Or an invented one</span><div class="row" id="samples">${samples.map(({ name, text }) => html`<button type="button" data-text="${text}">${name}</button>`)}</div></div></div></section>
<form id="terms" autocomplete="off"><fieldset class="card empty"><legend>Terms</legend><div class="row">
<div><label for="arrangement">Arrangement</label><select id="arrangement" name="arrangement"><option value="zdr">Zero data retention</option><option value="hipaa">HIPAA readiness</option><option value="standard">Standard terms</option></select></div>
<div><label for="platform">Platform, if the URL does not say</label><select id="platform" name="platform">${platforms.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></div>
<div id="hosting" hidden><label for="hosting-choice">Hosted on</label><select id="hosting-choice" name="hosting"><option value="unknown">not known</option><option value="anthropic">Anthropic</option><option value="azure">Azure</option></select></div>
<div id="baa" hidden><label for="baa-day">BAA with the vendor, accepted on</label><input type="date" id="baa-day" name="baa"></div>
<div><label for="phi">Content contains PHI</label><select id="phi" name="phi"><option value="">as the arrangement says</option><option value="yes">yes</option><option value="no">no</option></select></div>
<div><label for="date">Policy as of</label><input type="date" id="date" name="date"></div>
<div class="check"><input type="checkbox" id="strict" name="strict"><label for="strict">Strict: contradictions between sources fail</label></div>
<div class="check" id="contract" hidden><input type="checkbox" id="contract-stated" name="contract"><label for="contract-stated">Zero data retention is contracted on the platform</label></div>
<div class="check" id="cloud" hidden><input type="checkbox" id="cloud-stated" name="cloud"><label for="cloud-stated">There is a BAA with the cloud that operates it</label></div>
</div></fieldset></form>
<p id="working" role="status" class="card empty" hidden>Checking; a request of this size takes a few seconds.</p>
<section id="result" aria-live="polite" hidden>
<div id="pick" class="card empty" hidden><p>These are <b id="pick-count"></b> requests; the page shows one at a time.</p><div id="pick-verdicts"></div><div class="row"><div><label for="pick-number">Number</label><input type="number" id="pick-number" min="1" value="1"></div><button type="button" id="pick-take">Show it</button></div></div>
<div id="judged"><div id="verdict"></div>
<div id="uses"><h2>What it uses</h2><div id="features"></div></div>
<h2>Findings, in place</h2><div id="places"></div>
<div id="stays"><h2>What stays behind, with whom, for how long</h2><div id="ledger"></div></div></div></section>
<section aria-labelledby="table"><h2 id="table">Feature by arrangement and platform</h2>
<p><label for="day">The table as it stood on <output id="day-shown" for="day"></output></label></p>
<input type="range" id="day" min="0" max="0" step="1">
<div id="key"></div>
<div class="card scroll" id="matrix" tabindex="0" role="region" aria-label="Feature by arrangement and platform"></div></section>
<footer><p>A dated reading of public statements: the signed agreement decides, not this page. What is not known is never a pass.</p></footer>
</main>${trusted(`<script>${script}</script>`)}</body></html>
`.html;
};
