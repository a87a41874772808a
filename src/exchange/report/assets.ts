/** How the report looks: light and dark, down to a phone's width; a job's page shows only when it is the target. */
export const STYLE: string = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0 auto;padding:1rem;max-width:60rem;background:Canvas;color:CanvasText}
figure{margin:1rem 0}svg{max-width:100%;height:auto}svg text{fill:CanvasText}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;margin-top:1rem}
td,th{text-align:left;padding:.25rem .5rem;border-bottom:1px solid GrayText;vertical-align:top}
th button{font:inherit;font-weight:600;background:none;border:0;padding:0;color:inherit;cursor:pointer}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
a{color:LinkText}input{font:inherit}pre{white-space:pre-wrap;overflow-wrap:anywhere}blockquote{white-space:pre-wrap}
.job{display:none}.job:target{display:block}body:has(.job:target) main{display:none}
@media print{.job{display:none!important}main{display:block!important}}
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
