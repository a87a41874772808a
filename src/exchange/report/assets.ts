/** How the report looks: light and dark, down to a phone's width; a job's page shows only when it is the target. */
export const STYLE: string = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;
--line:light-dark(#c9ced6,#4a505a);--soft:light-dark(#f3f5f8,#23272e);--quiet:light-dark(#545b66,#b3bac5);
--link:light-dark(#0b57b7,#8ab8ff)}
body{margin:0 auto;padding:1rem;max-width:62rem;background:light-dark(#fff,#16191d);color:light-dark(#1a1d21,#e8eaed)}
h1{margin:.2rem 0 1rem}h2{margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}h3{margin:.2rem 0 .4rem;font-size:1rem}
a{color:var(--link)}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
figure{margin:1rem 0}svg{width:100%;min-width:34rem;height:auto}svg text{fill:light-dark(#1a1d21,#e8eaed)}figcaption{color:var(--quiet)}
.figures{display:flex;flex-wrap:wrap;gap:.5rem;margin:0}.figures div{flex:1 1 7rem;background:var(--soft);border-radius:.4rem;padding:.5rem .75rem}
.figures dt{color:var(--quiet);font-size:.85rem}.figures dd{margin:0;font-size:1.15rem;font-weight:600}
.today{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:1rem}
.today ul,.board ul{list-style:none;margin:0;padding:0}.today li{margin:.25rem 0}.when{color:var(--quiet)}
.board{display:flex;gap:.75rem;align-items:flex-start}.board section{flex:0 0 12rem;background:var(--soft);border-radius:.4rem;padding:.5rem}
.board li{background:light-dark(#fff,#16191d);border:1px solid var(--line);border-radius:.3rem;padding:.3rem .5rem;margin:.35rem 0;overflow-wrap:anywhere}
.board li span,.count,.more{color:var(--quiet)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;margin-top:1rem}
td,th{text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
th button{font:inherit;font-weight:600;background:none;border:0;padding:.2rem 0;color:inherit;cursor:pointer}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
input{font:inherit;padding:.2rem .4rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{white-space:pre-wrap;overflow-wrap:anywhere;margin:.75rem 0;padding:.25rem .75rem;border-left:3px solid var(--line)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}.facts dt{color:var(--quiet)}.facts dd{margin:0;overflow-wrap:anywhere}
.job{display:none}.job:focus{outline:0}.job:target{display:block}body:has(.job:target) #all{display:none}
@media print{.job{display:none!important}#all{display:block!important}}
`;

/** How the proof looks: for paper first. */
export const PROOF_STYLE: string = `
:root{font:14px/1.4 system-ui,sans-serif}body{margin:0 auto;padding:1rem;max-width:70rem;background:#fff;color:#111}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.25rem .4rem;text-align:left;vertical-align:top}
td{white-space:pre-line;overflow-wrap:anywhere}td:nth-child(-n+2){white-space:nowrap}tr{break-inside:avoid}thead{display:table-header-group}
@page{size:A4 landscape;margin:12mm}@media print{body{padding:0}}
`;

/** What the page does by itself: filter and sort the table. Touches text only, never markup. */
export const SCRIPT: string = `
(() => {
  const table = document.getElementById('jobs');
  const body = table.tBodies[0];
  const filter = document.getElementById('filter');
  const shown = document.getElementById('shown');
  const show = () => {
    const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let n = 0;
    for (const row of body.rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) n += 1;
    }
    shown.textContent = n + ' of ' + body.rows.length;
  };
  filter.addEventListener('input', show);
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, i) => head.addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of heads) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const rows = [...body.rows].sort((a, b) =>
      a.cells[i].textContent.localeCompare(b.cells[i].textContent, undefined, { numeric: true }));
    body.append(...(down ? rows.reverse() : rows));
  }));
  show();
})();
`;
