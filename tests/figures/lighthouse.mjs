// lighthouse.mjs ADDRESS: Lighthouse (mobile, median of 3) over one page of each type; prints rows of a table.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const site = process.argv[2];
const wanted = 98;
const pages = [
  ['home', '/'], ['article', '/articles/brain-immune-cells-study'], ['easy reading', '/articles/brain-immune-cells-study?view=easy&part=2', 'noindex'],
  ['all articles', '/articles'], ['topics', '/topics'], ['topic', '/topics/research'], ['person', '/people/ingrid-solheim', 'noindex'],
  ['clinics', '/clinics'], ['glossary', '/glossary'], ['references', '/references'], ['source', '/references/albrecht2019'],
  ['corrections', '/corrections'], ['plain page', '/how-we-work'],
];
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
let short = 0;
for (const [name, path, hidden] of pages) {
  const scores = { performance: [], accessibility: [], 'best-practices': [], seo: [] };
  for (let run = 0; run < 3; run++) {
    const chrome = await launch({ chromePath: '/usr/bin/chromium', chromeFlags: flags });
    const result = await lighthouse(site + path, { port: chrome.port, output: 'json', logLevel: 'silent' });
    for (const category in scores) scores[category].push(Math.round(result.lhr.categories[category].score * 100));
    if (process.env.EXPLAIN && run === 0) for (const audit of Object.values(result.lhr.audits)) if (audit.score !== null && audit.score < 1 && audit.scoreDisplayMode !== 'informative') console.error(name, audit.id, audit.score, audit.displayValue ?? '');
    await chrome.kill();
  }
  const medians = Object.entries(scores).filter(([category]) => !(hidden && category === 'seo')).map(([category, values]) => [category, median(values)]);
  const reached = medians.every(([, score]) => score >= wanted);
  short += reached ? 0 : 1;
  console.log(`| Lighthouse, ${name} | at least ${wanted} | ${medians.map(([category, score]) => `${category} ${score}`).join(', ')} | ${reached ? 'yes' : 'no'} |`);
}
process.exit(short ? 1 : 0);
