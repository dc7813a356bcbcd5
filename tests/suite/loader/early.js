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
  const asked = [];
  const frames = [];
  const later = [];
  const document = {
    documentElement: html,
    getElementById: (id) => id == "page-data" && { dataset: { loader: "/loader.js", styles: "/style.css" } },
    createElement: (name) => ({ name }),
    head: { append: (...elements) => asked.push(...elements) },
  };
  const requestAnimationFrame = (call) => frames.push(call);
  const setTimeout = (call) => later.push(call);
  vm.runInNewContext(process.env.EARLY, { addEventListener, document, localStorage, requestAnimationFrame, setTimeout });
  return { asked, classes, frames, html, later, window };
};

// Everything that happens until the first paint, and the paint itself.
const paint = ({ frames, later, window }) => {
  window.emit("DOMContentLoaded");
  frames.forEach((call) => call());
  later.forEach((call) => call());
};

test("a page says that scripts run, wherever nothing can be kept", () => {
  for (const memory of [storage(), forbidden]) assert.deepEqual([...open(memory).classes], ["js"]);
});

test("the kept choice of light or dark is followed", () => {
  assert.equal(open(storage({ "kiosque.apparence": "dark" })).html.dataset.theme, "dark");
  assert.equal(open(storage()).html.dataset.theme, "");
});

test("the loader and the other styles are asked for after the first paint", () => {
  const page = open(storage());
  page.window.emit("DOMContentLoaded");
  page.frames.forEach((call) => call());
  assert.deepEqual(page.asked, [], "a frame begins before its paint");
  page.later.forEach((call) => call());
  const [style, script] = page.asked;
  assert.deepEqual([style.name, style.rel, style.media, style.href], ["link", "stylesheet", "print", "/style.css"]);
  assert.deepEqual([script.name, script.src], ["script", "/loader.js"]);
});

test("the last button that is pressed before the loader comes is kept", () => {
  const { html, window } = open(storage());
  const inside = (button) => ({ target: { closest: (selector) => selector == "#app button" ? button : null } });
  for (const button of ["copy", "share", null]) window.emit("click", inside(button));
  assert.equal(html.pressed, "share");
});

test("without the loader nothing that needs it is shown", () => {
  const page = open(storage());
  paint(page);
  assert.deepEqual([...page.classes], ["js"]);
  page.asked.find((it) => it.name == "script").onerror();
  assert.deepEqual([...page.classes], []);
});

test("a script leaves no name in the page", () => {
  const page = vm.createContext({ document: { documentElement: { dataset: {}, classList: { add: () => {} } } }, addEventListener: () => {} });
  vm.runInContext(process.env.EARLY, page);
  for (const name of ["html", "load"]) vm.runInContext(`let ${name};`, page);
});
