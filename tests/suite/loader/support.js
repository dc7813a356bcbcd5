// Loads one part of the loader by itself: with what it needs from the others, and stand-ins for the browser that a test watches.

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = path.join(__dirname, "../../../src/prerender/loader");

// What a part gets from those before it, as its first lines say.
const needs = (text) => {
  const [, said] = /^\/\/ Needs ([^]*?)\.\n\n/m.exec(text);
  const names = said.replaceAll("\n//", "").replaceAll(/ from \w+\.js/g, "");
  return names == "nothing" ? [] : names.split(/, | and /).sort();
};

// The names that a part gives to those after it.
const gives = (text) => [...text.matchAll(/^(?:const|let) \[?(\w+)/gm)].map(([, name]) => name);

// Runs a part and returns what it gives; a variable of the part is read when it is asked for.
exports.load = (part, needed, browser) => {
  const text = fs.readFileSync(path.join(folder, `${part}.js`), "utf8");
  const missing = needs(text).filter((name) => !(name in needed));
  if (missing.length) throw new Error(`${part}.js needs ${missing}`);
  const scope = { ...needed, ...browser };
  const getters = gives(text).map((name) => `get ${name}() { return ${name}; }`);
  // Node's own `import` reads files of the disk.
  const code = `"use strict"; ${text.replace("import(", "importModule(")}\nreturn { ${getters} };`;
  return vm.compileFunction(code, Object.keys(scope), { filename: `${part}.js` })(...Object.values(scope));
};

// The names that all parts give.
exports.names = () => fs.readdirSync(folder).flatMap((file) => gives(fs.readFileSync(path.join(folder, file), "utf8")));

// Something that listens: keeps the listeners that are added to it and calls them, capturing ones and others alike.
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

// The device's memory.
exports.storage = (entries = {}) => {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, String(value)),
    removeItem: (key) => kept.delete(key),
    get entries() { return Object.fromEntries(kept); },
  };
};

// Memory that may not be used.
exports.forbidden = new Proxy({}, { get() { throw new Error("SecurityError"); } });

// Lets all go on that waits for promises and for its turn. Timers of no length take turns in order, however slow the machine is.
exports.settle = async () => {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((done) => setTimeout(done));
};
