/** The style sheet of the report; the page's content security policy has its digest. */
export const STYLE = `
:root{--ink:#16202d;--sub:#4b5667;--line:#d8dee7;--bg:#f3f5f8;--card:#fff;--fail:#a71d16;--failb:#fcebe9;--review:#7c4a00;--reviewb:#fdf2de;--unknown:#1f4fa0;--unknownb:#e8effb;--waived:#653d85;--waivedb:#f3ecf8;--pass:#146345;--passb:#e4f3ec;--na:#5d6878;--nab:#e3e7ed;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8edf4;--sub:#aab5c4;--line:#333d4c;--bg:#10151c;--card:#19202a;--fail:#ff9d94;--failb:#3d1d1b;--review:#f2bd67;--reviewb:#3a2c12;--unknown:#9dc0ff;--unknownb:#1b2a45;--waived:#d5b2ef;--waivedb:#2e2239;--pass:#7fd4ae;--passb:#15332a;--na:#9aa5b4;--nab:#2a3340}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main{max-width:1140px;margin:0 auto;padding:0 24px 56px}
h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:21px;letter-spacing:-.01em;line-height:1.25}
h2{font-size:21px;letter-spacing:-.015em;line-height:1.25;margin:52px 0 4px;scroll-margin-top:12px}
h2+p{color:var(--sub);max-width:74ch;margin-bottom:14px}
h3{font-size:15.5px;line-height:1.35}
a{color:inherit;text-decoration-color:var(--sub);text-underline-offset:2px}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--unknown);outline-offset:2px}
code{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono","Liberation Mono",monospace;overflow-wrap:anywhere}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sub{color:var(--sub)}
.num{text-align:right;white-space:nowrap}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px}
.i{width:1em;height:1em;vertical-align:-.12em;flex:none}
.i .f,symbol .f{fill:currentColor;stroke:none}.s{fill:none;stroke:var(--card);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}.d{fill:var(--card)}.l{fill:none;stroke:currentColor;stroke-width:1.7}.k{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}.e{fill:currentColor}
.f{fill:currentColor}
.state{white-space:nowrap;font-weight:600}
.c-fail,.i-fail,.i-ineligible{color:var(--fail)}.c-review,.i-review{color:var(--review)}.c-unknown,.i-unknown,.i-not-established,.i-cloud-terms{color:var(--unknown)}.c-waived,.i-waived{color:var(--waived)}.c-pass,.i-pass,.i-eligible,.i-qualified{color:var(--pass)}.c-informational,.i-informational,.c-not-applicable,.i-not-applicable,.i-absent,.i-not-offered,.i-no-promise{color:var(--na)}.i-not-covered{color:var(--fail)}
.c-informational,.c-not-applicable{font-weight:400}
header.top{display:flex;justify-content:space-between;align-items:flex-end;gap:8px 32px;flex-wrap:wrap;padding:30px 0 16px}
header.top .sub{font-size:13.5px;line-height:1.6}
.verdict{display:grid;grid-template-columns:minmax(0,1fr);overflow:hidden;border-left-width:10px}
.verdict.moved{grid-template-columns:minmax(0,1.65fr) minmax(0,1fr)}
.verdict.v-fail{border-left-color:var(--fail)}.verdict.v-review{border-left-color:var(--review)}.verdict.v-pass{border-left-color:var(--pass)}
.verdict>div{padding:26px 28px}
.verdict>.trend{border-left:1px solid var(--line)}
.word{display:flex;align-items:center;gap:.32em;font-size:46px;font-weight:750;letter-spacing:-.02em;line-height:1.1}
.sentence .more{display:block;font-weight:400;font-size:.72em;line-height:1.4;letter-spacing:0;margin-top:3px}
.sentence{font-size:25px;font-weight:600;letter-spacing:-.015em;line-height:1.28;margin:6px 0 8px;text-wrap:balance}
.decisive{display:flex;flex-wrap:wrap;gap:2px 22px;margin:0 0 8px;font-weight:600}.finding{scroll-margin-top:12px}
.bar{display:block;width:100%;height:20px;border-radius:5px;margin:20px 0 9px}
.b-fail{fill:var(--fail)}.b-review{fill:var(--review)}.b-unknown{fill:var(--unknown)}.b-waived{fill:var(--waived)}.b-informational{fill:var(--na)}.b-pass{fill:var(--pass)}.b-not-applicable{fill:var(--nab)}
.key{display:flex;flex-wrap:wrap;gap:3px 16px;font-size:13.5px;color:var(--sub)}
.key li{white-space:nowrap}.key+.scroll{margin-top:8px}.ids{min-width:9em}
.key b{color:var(--ink)}
.trend h2{font-size:15px;margin:0 0 10px}
.trend p.sub{font-size:12.5px;line-height:1.35;margin:-6px 0 10px}
.trend ol.points{display:flex;align-items:flex-start;gap:10px;margin-bottom:14px}
.trend ol.points li{flex:1 1 0;min-width:0;font-size:11.5px;color:var(--sub);text-align:center;line-height:1.3}
.trend ol.points b{display:block;white-space:nowrap;color:var(--ink);font-size:13px}
.trend svg.col{display:block;width:100%;height:64px}
.trend ul.moves{font-size:13.5px}
.moves li{padding:5px 0;border-top:1px solid var(--line)}
nav{margin:16px 0 0;font-size:13.5px}
nav ol{display:flex;flex-wrap:wrap;gap:2px 18px}
nav a{display:inline-block;padding:4px 0}
.targets{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(248px,100%),1fr));gap:14px;margin-top:14px}
.target{padding:16px 18px;border-top-width:6px}
.target.v-fail{border-top-color:var(--fail)}.target.v-review{border-top-color:var(--review)}.target.v-pass{border-top-color:var(--pass)}
.target .head{display:flex;justify-content:space-between;gap:10px}
.id{font-size:12px;font-weight:700;border:1.5px solid currentColor;border-radius:5px;padding:0 5px;white-space:nowrap;align-self:flex-start;line-height:1.5}
.target .big{font-size:22px;font-weight:700;margin:8px 0 2px;letter-spacing:-.01em;display:flex;align-items:center;gap:.35em}
.target .bar{height:10px;border-radius:3px;margin:8px 0 8px}
.target dl{font-size:13.5px}
.target dl div{display:flex;justify-content:space-between;gap:14px;padding:3px 0;border-top:1px solid var(--line)}
.target dt{color:var(--sub)}
.target dd{text-align:right}
.scroll{overflow-x:auto;position:relative}.scroll+.scroll{margin-top:14px}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.42}
th,td{text-align:left;vertical-align:top;padding:9px 12px;border-top:1px solid var(--line)}
th[scope=row]{font-weight:600}
thead th{font-size:12.5px;color:var(--sub);font-weight:600;border-top:0;vertical-align:bottom}
th:first-child,td:first-child{padding-left:18px}th:last-child,td:last-child{padding-right:18px}
.group{display:flex;align-items:baseline;gap:10px;flex-wrap:wrap;padding:14px 18px 8px}
.group~.group{border-top:6px solid var(--bg)}
.share{width:20%;min-width:110px}
.flow{display:block;width:100%;height:14px}
.axis{position:relative;height:30px}
.axis span{position:absolute;bottom:0;font-size:11px;line-height:1.1;font-weight:500;transform:translateX(-50%);white-space:nowrap}
.axis span.lo{bottom:14px}
.chart{width:36%;min-width:270px;padding-left:4px;padding-right:4px}
.time{display:block;width:100%;height:18px;overflow:visible}
.chart{overflow:hidden}
.grid{stroke:var(--line);stroke-width:1;vector-effect:non-scaling-stroke}
.k-inside{fill:var(--pass)}.k-outside{fill:var(--fail)}.k-not-settled{fill:var(--unknown)}.k-no-arrangement{fill:var(--review)}.k-never{fill:var(--waived)}
.w-inside{color:var(--pass)}.w-outside{color:var(--fail)}.w-not-settled{color:var(--unknown)}.w-no-arrangement{color:var(--review)}.w-never{color:var(--waived)}
.edge{fill:none;stroke-width:1.5;vector-effect:non-scaling-stroke;stroke:currentColor}
tr.exception th,tr.exception td{background:var(--waivedb)}
.until{display:block;color:var(--sub);font-size:12.5px;font-weight:400}
.keep{white-space:nowrap}
.long{overflow-wrap:anywhere}.head h3,.group h3{min-width:0}
.what{width:23%}
.rules{min-width:210px}
.matrix th,.matrix td{padding:6px 3px}
.matrix thead th{font-size:11px;text-align:center;vertical-align:bottom;line-height:1.2;min-width:52px}
.matrix thead th:first-child{text-align:left;padding-left:18px}
.matrix thead th.a{border-bottom:2px solid var(--line);font-size:13px;color:var(--ink)}
.matrix tbody th{position:sticky;left:0;background:var(--card);min-width:148px;padding-left:18px}
.matrix td{text-align:center;white-space:nowrap}
.matrix .l1{border-left:2px solid var(--line)}
.used{display:inline-flex;align-items:center;gap:5px;border:2px solid currentColor;border-radius:7px;padding:0 6px;font-weight:700;line-height:1.5}
.matrix tr.rest th{color:var(--sub);font-weight:500}
.findings>li{margin-top:14px}
.finding{padding:18px 22px 18px;border-left-width:6px;break-inside:avoid}
.finding.v-fail{border-left-color:var(--fail)}.finding.v-review{border-left-color:var(--review)}.finding.v-informational{border-left-color:var(--na)}
.finding .head{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
.finding h3{font-size:17px}
.finding .head .push{margin-left:auto;font-weight:600}
.finding .rule{color:var(--sub);font-size:13px;margin:2px 0 10px}
.finding .grid2{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:14px 34px}
.facts div{display:grid;grid-template-columns:78px minmax(0,1fr);gap:10px;padding:4px 0}
.facts dt{color:var(--sub);font-size:13px;line-height:1.72}
.places{font-size:13px}
.places li{padding:2px 0}
.unknowns{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(320px,100%),1fr));gap:14px}
.unknowns li{padding:16px 18px;border-top:4px solid var(--unknown);break-inside:avoid}
.unknowns p{margin-top:6px;font-size:14px}
.unknowns .owner{font-weight:600}
.claims{padding:16px 20px;margin-top:14px}
.claims li{padding:6px 0;border-top:1px solid var(--line);font-size:14px}
.claims h3+ul li:first-child{border-top:0}
.empty{padding:18px 20px;color:var(--sub)}
.digests dl div{display:grid;grid-template-columns:170px minmax(0,1fr);gap:14px;padding:8px 18px;border-top:1px solid var(--line)}
.digests dl div:first-child{border-top:0}
.digests dt{color:var(--sub)}
footer{margin-top:36px;padding-top:16px;border-top:2px solid var(--line);color:var(--sub);font-size:13.5px;max-width:80ch}
@media screen and (max-width:760px){
main{padding:0 14px 40px}
header.top{padding:20px 0 12px}
.verdict.moved{grid-template-columns:minmax(0,1fr)}
.verdict>.trend{border-left:0;border-top:1px solid var(--line)}
.verdict>div{padding:18px 18px}
.verdict{border-left-width:8px}
.word{font-size:38px}.sentence{font-size:20px}
h2{font-size:19px;margin-top:40px}
.finding{padding:14px 16px}
.finding .grid2{grid-template-columns:minmax(0,1fr)}
.finding .head .push{margin-left:0;flex-basis:100%}
.digests dl div{grid-template-columns:minmax(0,1fr);gap:0}
table.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:auto;min-width:0}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:12px 16px;border-top:1px solid var(--line)}
.stack th,.stack td,.stack th:first-child,.stack td:last-child{border:0;padding:2px 0;text-align:left;white-space:normal}
.stack td:empty{display:none}
.stack td[data-label],.stack td[data-label]:last-child{padding-left:114px}
.stack td[data-label]::before{content:attr(data-label);float:left;width:104px;margin-left:-114px;color:var(--sub);font-size:12.5px}
.stack td.wide,.stack td.wide:last-child{padding-left:0}.stack td.chart,.stack td.chart:last-child{padding:4px 0}
.stack td.chart::before,.stack td.wide::before{float:none;display:block;width:auto;margin:0}
.stack td::after{content:"";display:block;clear:left}
.stack tr.exception{background:var(--waivedb)}
.stack th[scope=row]{font-size:14.5px}
.matrix thead th{min-width:60px}.matrix tbody th{min-width:124px}
}
@media print{
@page{margin:14mm 12mm}
:root{--bg:#fff;color-scheme:light}
body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
nav{display:none}
.card{border-radius:6px}
h2,h2+p,.claims:has(+.card){break-after:avoid;break-inside:avoid}h2{margin-top:26px;font-size:15pt}
.group,.finding .head,thead{break-after:avoid}
tr,.target,.claims li{break-inside:avoid}
tbody tr:first-child{break-before:avoid}
.scroll{overflow:visible}section:has(.matrix){break-before:page}.matrix tbody th:first-child{width:25%}
.matrix{font-size:7.5pt;line-height:1.15}.matrix thead th{min-width:0;font-size:7pt}.matrix thead th:first-child{text-align:left;padding-left:18px}
.matrix thead th.a{font-size:8pt}.matrix tbody th{min-width:0;position:static}.matrix th,.matrix td{padding:1.5px 2px}.used{line-height:1.2;border-width:1.5px}
.word{font-size:30pt}.sentence{font-size:16pt}
table{font-size:9pt}th,td{padding:5px 7px}
.chart{width:30%;min-width:0}.axis span{font-size:6.5pt}.share{min-width:0}.verdict>div{padding:14px 16px}
code{font-size:8pt}.until{font-size:8pt}.finding{padding:10px 14px}.finding h3{font-size:12pt}
.verdict.moved{grid-template-columns:minmax(0,1.65fr) minmax(0,1fr)}
.targets{grid-template-columns:repeat(4,minmax(0,1fr));gap:8px}
.target{padding:8px 10px}.target dl{font-size:8pt}.target .big{font-size:12pt}.target h3{font-size:10pt}
.unknowns{grid-template-columns:repeat(2,minmax(0,1fr))}
a{text-decoration:none}
}
`;
