import { createHash } from 'node:crypto';
import { brand, type Palette } from '../../../lib/brand.ts';

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

const styleSheet = `
:root{color-scheme:light dark;${variables(brand.light)}}
@media (prefers-color-scheme:dark){:root{${variables(brand.dark)}}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;background:var(--page);color:var(--text);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
.top,main,.foot{width:100%;max-width:42rem;padding-inline:1.25rem}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;padding-block:1.5rem}
.brand{margin:0;display:flex;align-items:center;gap:.625rem;font-weight:700;font-size:1.125rem;letter-spacing:-.01em}
.brand svg{display:block;width:1.75rem;height:1.75rem;fill:none;stroke:var(--accent);stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.languages ul{display:flex;gap:.25rem;margin:0 -.625rem;padding:0;list-style:none;font-size:.9375rem}
.languages a,.languages span{display:block;padding:.5rem .625rem;border-radius:.5rem}
.languages span{font-weight:600}
a{color:var(--accent);text-underline-offset:.2em}
a:hover{text-decoration-thickness:.125em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.25rem}
.skip{position:absolute;left:-999rem;top:.5rem;padding:.625rem 1rem;background:var(--card);border-radius:.5rem}
.skip:focus{left:1rem}
.card{padding:2rem;background:var(--card);border:1px solid var(--border);border-radius:1rem}
h1{margin:0 0 1rem;font-size:clamp(1.5rem,1.2rem + 1.6vw,2rem);line-height:1.2;letter-spacing:-.02em;text-wrap:balance}
h2{margin:2rem 0 .5rem;font-size:1.125rem;line-height:1.35}
h3{margin:1.5rem 0 .5rem;font-size:1.0625rem;line-height:1.35}
p{margin:0 0 1rem;max-width:38rem}
.quiet{color:var(--quiet);font-size:.9375rem}
.steps{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0 0 1.5rem;padding:0;list-style:none;font-size:.875rem;color:var(--quiet);counter-reset:step}
.steps li{display:flex;align-items:center;gap:.5rem;counter-increment:step}
.steps li::before{content:counter(step);flex:none;width:1.625rem;height:1.625rem;border:1.5px solid currentColor;border-radius:50%;display:grid;place-items:center;font-size:.8125rem;font-weight:600;line-height:1}
.steps .done::before{content:"✓"/"";}
.steps .done::before,.steps [aria-current]::before{background:var(--accent);border-color:var(--accent);color:var(--onAccent)}
.steps [aria-current]{color:var(--text);font-weight:600}
.facts{margin:1.5rem 0;border-top:1px solid var(--border)}
.facts div{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:0 1.5rem;padding:.75rem 0;border-bottom:1px solid var(--border)}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;font-weight:600}
.facts dd.plain{font-weight:400}
.facts dd span{display:block}
.facts dd span+span{margin-top:.25rem}
.account{margin:1.5rem 0;padding:1rem 1.25rem;border-left:4px solid var(--accent);background:var(--page);border-radius:0 .5rem .5rem 0}
.account p{margin:0}
.account strong{font-size:1.125rem}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1.25rem;margin-top:1.75rem}
.actions form{margin:0}
.button{display:inline-block;padding:.8125rem 1.5rem;border:2px solid var(--accent);border-radius:.625rem;background:var(--accent);color:var(--onAccent);font:inherit;font-weight:600;line-height:1.3;text-align:center;text-decoration:none;cursor:pointer}
.button:hover{box-shadow:inset 0 0 0 99rem rgb(0 0 0 / .12)}
.button.second{background:transparent;color:var(--accent)}
.button.plain{padding:.25rem 0;border:0;background:none;color:var(--accent);font-weight:400;text-decoration:underline;text-underline-offset:.2em}
.button.plain:hover{box-shadow:none;text-decoration-thickness:.125em}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;color:var(--quiet);font-size:.9375rem}
.who form{margin:0}
.who p{margin:0}
.who+p,.who+.fields{margin-top:1.5rem}
.problem{margin:0 0 1.5rem;padding:1rem 1.25rem;border:1px solid currentColor;border-radius:.75rem;background:var(--warningTint);color:var(--warning)}
.problem h2{margin:0 0 .25rem;color:inherit}
.problem ul{margin:0;padding-left:1.25rem}
.problem p{margin:0}
.problem a{color:inherit}
fieldset{margin:1.5rem 0;padding:0;border:0;min-width:0}
legend{padding:0;font-weight:700;font-size:1.125rem}
.agreement{margin-top:.75rem;padding:1.25rem;border:1px solid var(--border);border-radius:.75rem}
.agreement.missing{border-color:var(--warning);box-shadow:inset 4px 0 0 var(--warning)}
.agreement p{margin:0 0 .75rem}
.agreement p .quiet{display:block;font-size:.875rem}
.agreement .error{color:var(--warning);font-weight:600;margin:0 0 .5rem}
.tick{hyphens:auto;display:flex;align-items:flex-start;gap:.75rem;font-weight:600;cursor:pointer}
.tick input:focus-visible{outline-offset:1px}
.tick input{flex:none;width:1.5rem;height:1.5rem;margin:.0625rem 0 0;accent-color:var(--accent)}
.status{display:inline-flex;align-items:center;gap:.5rem;padding:.25rem .75rem;border-radius:99rem;background:var(--goodTint);color:var(--good);font-weight:600;font-size:.9375rem}
.status::before{content:"";width:.5rem;height:.5rem;border-radius:50%;background:currentColor}
.status.off{background:var(--warningTint);color:var(--warning)}
.status.quietly{background:var(--page);color:var(--quiet)}
.lead{font-size:1.1875rem;color:var(--quiet);margin-bottom:1rem}
.choices{list-style:none;margin:1.5rem 0;padding:0;display:grid;gap:.75rem}
.choices a{display:block;padding:1rem 1.25rem;border:1px solid var(--border);border-radius:.75rem;font-weight:600;text-decoration:none}
.choices a:hover{border-color:var(--accent)}
.choices span{display:block;font-weight:400;color:var(--quiet)}
hr{margin:2.5rem 0 1.25rem;border:0;border-top:1px solid var(--border)}
.wide .choices{grid-template-columns:repeat(auto-fill,minmax(min(100%,12rem),1fr))}
.wide .top,.wide main,.wide .foot{max-width:60rem}
.whose{margin:0 0 .75rem;color:var(--quiet)}
.tabs{margin:0 0 2rem;border-bottom:1px solid var(--border)}
.tabs ul{display:flex;flex-wrap:wrap;gap:0 1.125rem;margin:0 0 -1px;padding:0;list-style:none}
.tabs a{display:block;padding:.625rem 0;border-bottom:3px solid transparent;text-decoration:none}
.tabs a:hover{border-color:var(--border)}
.tabs [aria-current]{border-color:var(--accent);color:var(--text);font-weight:600}
.done{margin:0 0 1.5rem;padding:.75rem 1.25rem;max-width:none;border-radius:.75rem;background:var(--goodTint);color:var(--good);font-weight:600}
.actions.first{margin:0 0 1.5rem}
.people{margin:1.5rem 0;padding:0;list-style:none;border-top:1px solid var(--border)}
.people li{border-bottom:1px solid var(--border)}
.people>li{display:grid;grid-template-columns:minmax(0,1fr) minmax(12rem,auto);gap:.75rem 2rem;padding:1.25rem 0}
.people :is(h2,h3){margin:0;font-size:1.0625rem}
.people p{margin:0}
.people+hr{border:0;margin:0 0 1.25rem}
.people .quiet{font-size:.875rem}
.state{text-align:right}
.state .status{text-align:left}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;justify-content:flex-end;align-items:start;margin:0}
.buttons .button{padding:.5rem 1rem}
.marks{display:flex;flex-wrap:wrap;gap:.375rem;margin:.5rem 0 0;padding:0;list-style:none;font-size:.875rem}
.people .marks li,.marks li{padding:.0625rem .625rem;border:1px solid var(--border);border-radius:99rem;background:var(--page)}
.fields{max-width:34rem}
.field{margin:0 0 1.5rem}
.field>label:not(.tick){display:block;font-weight:600}
.field legend,.fields legend{font-size:1rem;font-weight:600}
.fields+p[role=status]{margin-top:1rem}
.fields .group>legend{font-size:1.125rem;font-weight:700;margin-bottom:.25rem}
.fields .group>.quiet{margin-bottom:1rem}
.field .quiet,.fields fieldset>.quiet{margin:0 0 .375rem}
.field .error{margin:0 0 .375rem;color:var(--warning);font-weight:600}
.field input:not([type=checkbox],[type=radio]),.field select{display:block;width:100%;margin-top:.25rem;padding:.6875rem .875rem;border:1px solid var(--quiet);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
.field textarea{display:block;width:100%;min-height:9rem;margin-top:.25rem;padding:.6875rem .875rem;border:1px solid var(--quiet);border-radius:.5rem;background:var(--card);color:inherit;font:inherit;resize:vertical}
.timeline p+p{margin-top:.5rem}
.field.faulty{padding-left:1rem;border-left:4px solid var(--warning)}
.faulty input,.faulty select,.faulty textarea{border-color:var(--warning)}
.fields .tick{margin-top:.75rem}
.tick .quiet{display:block;font-weight:400;font-size:.875rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1.25rem}
.button.danger{border-color:var(--warning);background:var(--warning);color:var(--card)}
.charge{width:100%;margin:1rem 0;border-collapse:collapse;text-align:left}
.charge caption{padding:0 0 .5rem;text-align:left;color:var(--quiet);font-size:.9375rem}
.charge th,.charge td{padding:.625rem 0;border-top:1px solid var(--border);vertical-align:top;font-weight:400}
.charge thead th{padding-top:0;border:0;color:var(--quiet);font-size:.875rem}
.charge th .quiet{display:block;font-size:.875rem}
.charge :is(td,th):last-child{padding-left:1rem;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.charge tfoot :is(td,th){font-weight:700;border-top:2px solid var(--border)}
.receipt{border-top:1px solid var(--border)}
.receipt:last-of-type{border-bottom:1px solid var(--border)}
.receipt summary{display:grid;grid-template-columns:1rem 1fr auto;gap:0 .75rem;padding:.875rem 0;cursor:pointer;font-weight:600;list-style:none}
.receipt summary::-webkit-details-marker{display:none}
.receipt summary::before{content:"▸"/"";color:var(--accent)}
.receipt[open] summary::before{content:"▾"/""}
.receipt summary span:last-child{font-variant-numeric:tabular-nums}
.receipt summary .quiet{display:block;font-weight:400}
.receipt .charge{margin-top:0}
.timeline{margin:1rem 0;padding:0;list-style:none}
.timeline li{position:relative;padding:0 0 1rem 1.75rem;border-left:2px solid var(--border);margin-left:.375rem}
.timeline li:last-child{border-color:transparent}
.timeline li::before{content:"";position:absolute;left:-.4375rem;top:.5rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--accent)}
.timeline p{margin:0}
.timeline p>span{display:block}
.address{font-weight:600;color:var(--text);user-select:all}
.foot{padding-block:1.5rem 2.5rem;color:var(--quiet);font-size:.9375rem}
.foot ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0;padding:0;list-style:none}
.foot a{display:inline-block;padding:.375rem 0;color:inherit}
@media (max-width:40rem){.people>li,.pair{grid-template-columns:1fr}.state{text-align:left}.buttons{justify-content:flex-start}.tabs{border:0}.tabs ul{gap:.375rem;margin:0}.tabs a{padding:.375rem .75rem;border:1px solid var(--border);border-radius:99rem;font-size:.9375rem}.tabs [aria-current]{border-color:var(--accent)}}
@media (max-width:32rem){.agreement{padding:1rem .875rem}.tick{gap:.5rem}.steps{gap:.25rem .75rem;font-size:.8125rem}.steps li{gap:.375rem}.steps li::before{width:1.375rem;height:1.375rem;font-size:.75rem}.card{padding:1.5rem 1.25rem}main{padding-inline:.75rem}.facts div{grid-template-columns:1fr}.actions .button{width:100%}.actions,.actions form{width:100%}}
@media print{.top nav,.foot,.actions{display:none}.card{border:0;padding:0}}
@media (forced-colors:active){.button{border-color:ButtonText}}
`.trim();

/** The brand's mark: a ramp that leads up and on. */
const markPath = 'M3 23h7c5 0 6-2 8-6s4-8 11-8M23 4l6 5-6 5';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${brand.light.accent}"/><path d="${markPath}" transform="translate(3.2 4) scale(.8)" fill="none" stroke="${brand.light.onAccent}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** A file whose name changes with its content, so that browsers may keep it for ever. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string;
}

function asset(name: string, extension: string, type: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${name}.${hash}.${extension}`, type, content };
}

export const assets = {
  style: asset('style', 'css', 'text/css; charset=utf-8', styleSheet),
  icon: asset('icon', 'svg', 'image/svg+xml', icon),
} as const satisfies Record<string, Asset>;

export { markPath };
