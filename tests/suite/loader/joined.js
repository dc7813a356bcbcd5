// The loader as pages get it: joined, with its words, without comments and blanks.

const assert = require("node:assert/strict");
const { test } = require("node:test");
const vm = require("node:vm");
const { listening, names, settle, storage } = require("./support.js");

test("it runs as one script, leaves no name in the page and gives it back when the application does not come", async () => {
  const errors = [];
  const classes = new Set(["js"]);
  const html = { dataset: {}, classList: { remove: (name) => classes.delete(name) } };
  const root = listening({ getElementsByTagName: () => [], querySelectorAll: () => [] });
  const link = {};
  const document = {
    documentElement: html,
    currentScript: { src: "http://localhost/application/loader.js" },
    getElementById: (id) => ({ "app": root, "page-data": { textContent: '{"content":{"home":{}}}', dataset: { elements: "0" } } })[id],
    getElementsByName: (name) => name == "raccourci" ? [{}] : [],
    querySelector: () => ({ cloneNode: () => link }),
    head: { append: () => setTimeout(() => link.onload()) },
    readyState: "complete",
  };
  class MutationObserver { observe() {} }
  const window = listening();
  const fetch = async () => { throw new Error("offline"); };
  const page = vm.createContext({
    document, MutationObserver, window, fetch, setTimeout, URL,
    addEventListener: window.addEventListener,
    history: {}, scrollY: 0, navigator: {}, localStorage: storage(),
    requestAnimationFrame: () => {},
    console: { error: (words) => errors.push(words) },
  });
  const properties = () => vm.runInContext("Object.getOwnPropertyNames(globalThis)", page);
  const before = properties();
  vm.runInContext(process.env.LOADER, page);
  assert.deepEqual(properties(), before);
  for (const name of names()) vm.runInContext(`let ${name};`, page);
  assert.deepEqual([...classes], ["js"]);
  root.emit("pointerover");
  await settle();
  assert.deepEqual(errors, [process.env.NOT_STARTED]);
  assert.deepEqual([...classes], []);
});
