// Loads one part of the loader on its own, with the names that it needs from other parts and with stand-ins for the
// browser that a test can watch.

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = path.join(__dirname, "../../../src/prerender/loader");

// The names that a part needs from earlier ones, according to its header.
const needs = (text) => {
  const [, said] = /^\/\/ Needs ([^]*?)\.\n\n/m.exec(text);
  const names = said.replaceAll("\n//", "").replaceAll(/ from \w+\.js/g, "");
  return names == "nothing" ? [] : names.split(/, | and /).sort();
};

// The names that a part declares for later ones.
const gives = (text) => [...text.matchAll(/^(?:const|let) \[?(\w+)/gm)].map(([, name]) => name);

// Runs a part and returns its names. Getters, because its variables change.
exports.load = (part, needed, browser) => {
  const text = fs.readFileSync(path.join(folder, `${part}.js`), "utf8");
  const missing = needs(text).filter((name) => !(name in needed));
  if (missing.length) throw new Error(`${part}.js needs ${missing}`);
  const scope = { ...needed, ...browser };
  const getters = gives(text).map((name) => `get ${name}() { return ${name}; }`);
  // Node's own `import` reads files from disk.
  const code = `"use strict"; ${text.replaceAll("import(", "importModule(")}\nreturn { ${getters} };`;
  return vm.compileFunction(code, Object.keys(scope), { filename: `${part}.js` })(...Object.values(scope));
};

// The names that all parts declare.
exports.names = () => fs.readdirSync(folder).flatMap((file) => gives(fs.readFileSync(path.join(folder, file), "utf8")));

// An event target that keeps its listeners and calls them; capturing ones are not called first.
exports.listening = (more = {}) => {
  const listeners = [];
  return {
    ...more,
    listeners,
    addEventListener: (kind, call, options) => listeners.push({ kind, call, options }),
    removeEventListener: (kind, call) => {
      const index = listeners.findIndex((it) => it.kind == kind && it.call == call);
      if (index >= 0) listeners.splice(index, 1);
    },
    emit: (kind, event = {}) => {
      for (const it of listeners.filter((it) => it.kind == kind)) it.call(event);
    },
  };
};

// The device's storage.
exports.storage = (entries = {}) => {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, String(value)),
    removeItem: (key) => kept.delete(key),
    get entries() { return Object.fromEntries(kept); },
  };
};

// Storage that throws on every access.
exports.forbidden = new Proxy({}, { get() { throw new Error("SecurityError"); } });

// Lets pending promises and zero-delay timers run. Such timers take turns in order, however slow the machine is.
exports.settle = async () => {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((done) => setTimeout(done));
};
