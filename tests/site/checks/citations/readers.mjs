// Readers of citations that are not ours: what they find in the files of each entry, as JSON.
//
// Arguments: the folder with the readers among its `node_modules`, and the sites.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, ...sites] = process.argv.slice(2);
const require = createRequire(join(tools, "node_modules", "x.js"));
// Its CommonJS files do not load.
const bibtex = await import(join(tools, "node_modules/@retorquere/bibtex-parser/dist/esm/index.js"));
const { Cite, plugins } = require("@citation-js/core");
require("@citation-js/plugin-ris");
require("@citation-js/plugin-csl");

const STYLES = ["apa", "harvard1", "vancouver"];

/** The text as it stands: no sentence case, no marks around capitals; a command that the reader does not know fails. */
function readBibtex(text) {
  const unsupported = (node, command) => {
    throw new Error(`unknown command ${command}`);
  };
  const options = { sentenceCase: false, english: false, caseProtection: "off", unsupported };
  const { entries, errors } = bibtex.parse(text, options);
  if (errors.length > 0 || entries.length !== 1) throw new Error(JSON.stringify({ errors, entries }));
  const [{ type, key, fields }] = entries;
  // It leaves a letter and its accent apart.
  return JSON.parse(JSON.stringify({ type, key, fields }).normalize("NFC"));
}

/** The values of each tag. */
function readRis(text) {
  const records = plugins.input.data(text, "@ris/file");
  if (records.length !== 1) throw new Error(`${records.length} records`);
  return Object.fromEntries(Object.entries(records[0]).map(([tag, values]) => [tag, [values].flat()]));
}

function readCsl(text) {
  const cite = new Cite(JSON.parse(text), { generateGraph: false });
  if (cite.data.length !== 1) throw new Error(`${cite.data.length} items`);
  const references = STYLES.map((template) => cite.format("bibliography", { template, lang: "fr-FR", format: "text" }));
  return { item: cite.data[0], references };
}

function readSite(site) {
  const documents = join(site, "documents");
  const ids = readdirSync(documents).filter((id) => existsSync(join(documents, id, "citation.bib")));
  const read = ids.map((id) => {
    const file = (ending) => readFileSync(join(documents, id, `citation.${ending}`), "utf8");
    try {
      return [id, { bibtex: readBibtex(file("bib")), ris: readRis(file("ris")), csl: readCsl(file("csl.json")) }];
    } catch (error) {
      throw new Error(join(site, id), { cause: error });
    }
  });
  return Object.fromEntries(read);
}

console.log(JSON.stringify(sites.map(readSite)));
