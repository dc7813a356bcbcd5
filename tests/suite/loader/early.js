// The script that runs before the first paint, as pages contain it.

const assert = require("node:assert/strict");
const { test } = require("node:test");
const vm = require("node:vm");
const { forbidden, listening, storage } = require("./support.js");

const open = (localStorage) => {
  const classes = new Set();
  const html = { dataset: {}, classList: { add: (name) => classes.add(name), remove: (name) => classes.delete(name) } };
  const window = listening();
  const { addEventListener } = window;
  vm.runInNewContext(process.env.EARLY, { addEventListener, document: { documentElement: html }, localStorage });
  return { classes, html, window };
};

test("a page says that scripts run, wherever nothing can be kept", () => {
  for (const memory of [storage(), forbidden]) assert.deepEqual([...open(memory).classes], ["js"]);
});

test("the kept choice of light or dark is followed", () => {
  assert.equal(open(storage({ "kiosque.apparence": "dark" })).html.dataset.theme, "dark");
  assert.equal(open(storage()).html.dataset.theme, "");
});

test("without the loader nothing that needs it is shown; other files may be missing", () => {
  const { classes, window } = open(storage());
  assert.equal(window.listeners[0].options, true, "errors of files do not bubble");
  for (const target of [{ defer: false }, {}]) window.emit("error", { target });
  assert.deepEqual([...classes], ["js"]);
  window.emit("error", { target: { defer: true } });
  assert.deepEqual([...classes], []);
});
