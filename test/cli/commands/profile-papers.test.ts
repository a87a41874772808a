import { expect, test } from 'vitest';
import { makeBench } from '../../support/bench.ts';
import { makeZip } from '../../support/zip.ts';

const SENTENCE = 'Skills: Python, Kubernetes, PostgreSQL. Five years of experience with Terraform.';
const NAMES = ['Kubernetes', 'PostgreSQL', 'Python', 'Terraform'];

/** The least a word processor's file needs: one paragraph. */
function docx(text: string): Buffer {
  const office = 'http://schemas.openxmlformats.org';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return makeZip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });
}

/** One page with one line of text, its cross-reference table counted out (ISO 32000-1, 7.5). */
function pdf(text: string): Buffer {
  const stream = `BT /F1 9 Tf 30 700 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((body, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${starts.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

test.each([
  ['cv.docx', docx(SENTENCE)],
  ['cv.pdf', pdf(SENTENCE)],
])('the skills of %s become the profile', async (name, bytes) => {
  const bench = makeBench();
  const read = await bench.run('profile', 'import', bench.file(name, bytes), '--yes');
  expect(read.code).toBe(0);
  const { json } = await bench.run('profile', '--json');
  expect(JSON.stringify(json)).toSatisfy((text: string) => NAMES.every((skill) => text.includes(skill)));
});

test('without a terminal nothing read from a paper is taken over unseen', async () => {
  const bench = makeBench();
  const read = await bench.run('profile', 'import', bench.file('cv.docx', docx(SENTENCE)));
  expect(read.code).toBe(2);
  expect((await bench.run('profile', '--json')).stdout).not.toContain('Python');
});
