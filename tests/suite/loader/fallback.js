const assert = require("node:assert/strict");
const { test } = require("node:test");
const { listening, load } = require("./support.js");

const open = () => {
  const classes = new Set(["js", "other"]);
  const html = { classList: { remove: (name) => classes.delete(name) }, dataset: { app: "running", theme: "dark" } };
  const window = listening();
  const { addEventListener } = window;
  const isClickStopped = () => {
    let isStopped = false;
    window.emit("click", { stopImmediatePropagation: () => { isStopped = true; } });
    return isStopped;
  };
  return { ...load("fallback", { html }, { addEventListener }), classes, html, isClickStopped, window };
};

const expectFallback = ({ classes, html, isClickStopped }) => {
  assert.deepEqual([...classes], ["other"]);
  assert.deepEqual(html.dataset, { theme: "dark" });
  assert.ok(isClickStopped(), "a click reaches the dead application");
};

const expectLife = ({ classes, html, isClickStopped }) => {
  assert.deepEqual([...classes], ["js", "other"]);
  assert.equal(html.dataset.app, "running");
  assert.ok(!isClickStopped(), "a click is swallowed");
};

test("clicks reach the application as long as it lives", () => {
  expectLife(open());
});

test("a page without its application works as it does without scripts", () => {
  const page = open();
  page.fallBack();
  expectFallback(page);
});

test("clicks are stopped before the application hears them", () => {
  const { listeners } = open().window;
  assert.equal(listeners.find((it) => it.kind == "click").options, true, "not in the capturing phase");
});

test("a trap in the application's code is its death, in a handler and in a promise", () => {
  const trap = new WebAssembly.RuntimeError("unreachable");
  for (const [kind, event] of [["error", { error: trap }], ["unhandledrejection", { reason: trap }]]) {
    const page = open();
    page.window.emit(kind, event);
    expectFallback(page);
  }
});

test("errors of others are not its death", () => {
  const page = open();
  page.window.emit("error", { error: new TypeError("an extension's") });
  page.window.emit("error", {});
  page.window.emit("unhandledrejection", { reason: "no reason" });
  expectLife(page);
});
