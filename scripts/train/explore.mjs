import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { labelledPostings, knownSections } from './postings.mjs';
import { trainChain, bestPath, marginals, dice } from './chain.mjs';
const here = dirname(fileURLToPath(import.meta.url));
const outfile = join(mkdtempSync(join(tmpdir(), 'sections-')), 'f.cjs');
await build({ entryPoints: [join(here, 'explore.ts')], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
const X = createRequire(import.meta.url)(outfile);
const arg = Object.fromEntries(process.argv.slice(2).map((a) => a.replace(/^--/, '').split('=')));
const labelsDir = arg.labels ?? '/work/wt/labels/scripts/train/labels';
const SIZE = 1 << (+arg.bits || 20);
const passes = +arg.passes || 12, rate = +arg.rate || 0.1, decay = +(arg.decay ?? 1e-4), drop = +(arg.drop ?? 0);
const K = X.KINDS;
const docs = labelledPostings({ labels: labelsDir, invented: arg.invented ?? '/work/wt/labels/scripts/train/invented.jsonl' }).filter((d) => !(arg.only && !arg.only.split(',').includes(d.source)));
// synthetic
const { postings, headings } = knownSections();
const rnd = dice(5);
const pick = (l) => l[Math.floor(rnd() * l.length)];
const HEADS = [(h) => h, (h) => `${h}:`, (h) => `**${h}**`, (h) => `## ${h}`, (h) => h.toUpperCase(), (h) => `**${h}:**`];
const BULLETS = ['- ', '• ', '* ', '', '', '· ', '1. '];
const synth = arg.synth === '0' ? [] : postings.map((p, i) => {
  const lines = [], kinds = [];
  const add = (l, k) => { lines.push(l); if (l) kinds.push(k); };
  add(p.title, 'heading'); add(`${p.company} · ${p.location}`, 'other');
  const head = pick(HEADS), bullet = pick(BULLETS), gap = rnd() < 0.6;
  const parts = [['responsibilities', p.responsibilities], ['requirements', p.minimum], ['preferred', p.preferred]];
  if (rnd() < 0.33) parts.push(parts.shift());
  const block = (k, ls, b) => { if (gap) lines.push(''); add(head(pick(headings[k])), 'headings'); for (const l of ls) add(b + l, k); };
  block('about', headings.aboutText, '');
  for (const [k, ls] of parts) block(k, ls, bullet);
  block('benefits', headings.benefitsText, bullet); block('legal', headings.legalText, '');
  kinds[0] = null;
  return { name: `synth ${i}`, source: 'synth', text: lines.join('\n'), company: `synth ${i}`, kinds };
});
const hash = (s) => { let h = 7; for (const c of s) h = (Math.imul(h, 31) + c.charCodeAt(0)) >>> 0; return h; };
const FOLDS = +arg.folds || 5;
for (const d of [...docs, ...synth]) {
  d.lines = X.readLines(d.text); 
  if (d.lines.length !== d.kinds.length) { // blank-like lines
    const raw = d.text.split('\n').filter((l) => l.trim() !== '');
    d.kinds = d.kinds.filter((_, i) => !/^[\s\u200b\ufeff]*$/.test(raw[i]));
    if (d.lines.length !== d.kinds.length) throw new Error(d.name + d.lines.length + ' ' + d.kinds.length);
  }
  d.reading = X.prepare(d.lines, X.readByRules(d.lines));
  d.fold = hash(d.company.toLowerCase()) % FOLDS;
  d.hf = d.lines.map((_, i) => ({ features: X.headingFeatures(d.reading, i), joint: 0, label: d.kinds[i] === null ? -1 : d.kinds[i] === 'headings' ? 1 : 0 }));
}
const headModel = (set, seed = 1) => ({ ...trainChain(set.flatMap((d) => d.hf.filter((x) => x.label >= 0).map((x) => [x])), { size: 1 << 16, labels: 2, joints: 1, passes: 6, rate: 0.1, decay: 1e-4, seed }), size: 1 << 16, labels: 2 });
const isHead = (d, m) => d.hf.map((x) => { const s = marginals([x], m); return s[1] > (+arg.ht || 0.5); });
const chainOf = (d, heads) => X.lineFeatures(d.reading, heads).map(({ at, features, joint }) => ({ at, features, joint, label: d.kinds[at] === null || d.kinds[at] === 'headings' ? -1 : K.indexOf(d.kinds[at]) }));
const pf1 = (t) => { const f = (k) => { const p = t[k].hit / (t[k].found || 1), r = t[k].hit / (t[k].gold || 1); return p + r ? 2 * p * r / (p + r) : 0; }; return K.map(f); };
const tallies = {};
let hc = { tp: 0, fp: 0, fn: 0 };
const conf = {};
for (let fold = 0; fold < FOLDS; fold++) {
  const test = docs.filter((d) => d.fold === fold && d.source !== 'invented');
  const trainReal = docs.filter((d) => d.fold !== fold || d.source === 'invented');
  const syn = synth.filter((_, i) => i % FOLDS !== fold);
  const train = [...trainReal, ...syn.slice(0, +(arg.nsynth ?? 60))];
  const hm = headModel(train);
  // jackknifed headings for training
  const inner = [0, 1, 2].map((j) => headModel(train.filter((_, i) => i % 3 !== j)));
  const chains = train.map((d, i) => chainOf(d, isHead(d, inner[i % 3])));
  const models = Array.from({ length: +arg.seeds || 1 }, (_, s) => ({ ...trainChain(chains, { size: SIZE, labels: 8, joints: 6, passes, rate, decay, drop, seed: s + 1 , weightOf: (c) => train[c].source === 'synth' ? +(arg.sw ?? 0.3) : 1 }), size: SIZE, labels: 8 }));
  const model = models[0];
  if (models.length > 1) { for (let i = 0; i < model.weights.length; i++) { let s = 0; for (const m of models) s += m.weights[i]; model.weights[i] = s / models.length; } for (let i = 0; i < model.joints.length; i++) { let s = 0; for (const m of models) s += m.joints[i]; model.joints[i] = s / models.length; } }
  for (const d of test) {
    const heads = isHead(d, hm);
    const chain = chainOf(d, heads);
    const path = bestPath(chain, model);
    const got = d.lines.map(() => 'other');
    chain.forEach((c, t) => { got[c.at] = K[path[t]]; });
    const lang = d.name.startsWith('world') ? d.name.slice(6, 8) : 'li';
    for (const key of [d.source, d.source + ':' + lang]) {
      const t = (tallies[key] ??= { right: 0, of: 0, ...Object.fromEntries(K.map((k) => [k, { gold: 0, found: 0, hit: 0 }])) });
      d.lines.forEach((l, i) => {
        const k = d.kinds[i];
        if (k && key === d.source) { if (k === 'headings') hc[heads[i] ? 'tp' : 'fn']++; else if (heads[i]) hc.fp++; }
        if (!k || k === 'headings') return;
        t.of++; t[k].gold++; t[got[i]].found++; if (got[i] === k) { t[k].hit++; t.right++; }
        else if (key === d.source) { const c = `${k}>${heads[i] ? 'HEAD' : got[i]}`; conf[c] = (conf[c] ?? 0) + 1; if (arg.misses && d.source === 'gold') console.log(`${d.name} ${k} > ${heads[i] ? 'HEAD' : got[i]} | ${l.raw.slice(0, 120)}`); }
      });
    }
  }
}
for (const [key, t] of Object.entries(tallies).sort()) { const f = pf1(t); console.log(key.padEnd(12), `${(100 * t.right / t.of).toFixed(1)} % of ${t.of}`, 'F1', ((f[1] + f[2] + f[3] + f[4]) / 4).toFixed(3), key.includes(':') ? '' : f.map((x, i) => K[i].slice(0, 4) + ' ' + x.toFixed(2)).join(' ')); }
console.log('head', hc, 'P', (hc.tp / (hc.tp + hc.fp)).toFixed(3), 'R', (hc.tp / (hc.tp + hc.fn)).toFixed(3));
if (arg.conf) console.log(Object.entries(conf).sort((a, b) => b[1] - a[1]).slice(0, 25).map((x) => x.join(' ')).join('; '));
