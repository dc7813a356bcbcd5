const assert = require("node:assert/strict");
const { test } = require("node:test");
const { listening, load, settle } = require("./support.js");

const GESTURES = ["pointerover", "pointerdown", "focusin", "keydown", "input"];

// A page before the application starts; `fails` names the step that goes wrong.
const open = ({ connection, fails, kind = "home", isChanged = false, isLoaded = true, hasIdle = true } = {}) => {
  const log = [];
  const say = (...what) => log.push(what.join(" "));
  const visitor = () => say("visitor");
  const failing = (what) => { if (fails == what) throw new Error(what); };
  const bundle = { SCRIPT: "../kiosque.js", LINKER: "../linker.js", MODULE: "../kiosque.wasm", CHUNKS: { home: ["../panel.wasm"] }, ON_DEMAND: "../asked.css" };
  const data = JSON.stringify({ content: { [kind]: {} } });
  const link = {};
  const frames = [];
  const idles = [];
  const root = listening();
  const html = { dataset: {} };
  const window = listening(hasIdle ? { requestIdleCallback: (call, { timeout }) => idles.push({ call, timeout }) } : {});
  const document = {
    readyState: isLoaded ? "complete" : "interactive",
    querySelector: (selector) => ({ cloneNode: () => Object.assign(link, { selector }) }),
    head: { append: (it) => { say("styles", it.media); setTimeout(fails == "styles" ? it.onerror : it.onload); } },
  };
  const fetch = async (address) => {
    const { pathname } = new URL(address);
    say("fetch", pathname);
    return { pathname, arrayBuffer: async () => pathname };
  };
  const assembly = {
    compileStreaming: async (answer) => { const { pathname } = await answer; failing("streaming"); return `streamed ${pathname}`; },
    compile: async (bytes) => { failing("module"); return `compiled ${bytes}`; },
  };
  const application = {
    default: async ({ module_or_path }) => { say("run", module_or_path); setTimeout(visitor); failing("run"); },
    prepare: async (given) => {
      say("prepare", given == data ? "the data" : given);
      setTimeout(visitor);
      // What the application has when a chunk did not come.
      return fails == "chunk" ? undefined : () => { say("take over"); failing("take over"); };
    },
  };
  const browser = {
    document, fetch, window, navigator: { connection }, WebAssembly: assembly,
    addEventListener: window.addEventListener,
    requestAnimationFrame: (call) => frames.push(call),
    importModule: async (address) => {
      say("import", address);
      failing("import");
      return address == bundle.LINKER ? { link: linked } : application;
    },
    URL,
    console: { error: (words) => say("error", words) },
    bundle,
    text: { NOT_STARTED: "not started" },
  };
  const linked = async (compile, chunks) => {
    const names = Object.keys(chunks).map((url) => new URL(url).pathname);
    say("link", ...names, ...await Promise.all(Object.values(chunks)));
  };
  const needed = {
    html, root, data, loader: { src: "https://example.org/dossier/application/loader.js" },
    pressAgain: () => say("press again"),
    needsRepair: () => { say("look"); queueMicrotask(() => say("others")); return isChanged; },
    fetchNodes: async () => { say("fetch nodes"); failing("nodes"); return "nodes"; },
    repair: (nodes) => { say("repair", nodes); queueMicrotask(() => say("others")); return () => say("redo"); },
    fallBack: () => say("fall back"),
  };
  return { ...load("start", needed, browser), frames, html, idles, log, root, window };
};

const reach = async (page) => {
  page.root.emit("pointerover");
  await settle();
  return page.log;
};

test("everything is asked for at once, and the application takes the page over", async () => {
  const log = await reach(open());
  assert.deepEqual(log.slice(0, 5), [
    "styles all", "import ../kiosque.js", "import ../linker.js", "fetch /dossier/kiosque.wasm", "fetch /dossier/panel.wasm",
  ]);
  assert.deepEqual(log.slice(5).filter((it) => it != "visitor"), [
    "run streamed /dossier/kiosque.wasm", "link /dossier/panel.wasm streamed /dossier/panel.wasm", "prepare the data", "look", "take over", "press again", "others",
  ]);
});

test("the application is told where the styles are that wait until a visitor asks for something", async () => {
  const page = open();
  await reach(page);
  assert.equal(String(page.html.dataset.onDemand), "https://example.org/dossier/asked.css");
});

test("what the visitor does between two steps comes first", async () => {
  const log = await reach(open());
  const steps = log.slice(5).filter((it) => !it.startsWith("link"));
  assert.deepEqual(steps.slice(0, 5), ["run streamed /dossier/kiosque.wasm", "visitor", "prepare the data", "visitor", "look"]);
});

test("a changed page is repaired first, and what was done in it is done again", async () => {
  const log = await reach(open({ isChanged: true }));
  assert.deepEqual(log.slice(log.indexOf("fetch nodes")).filter((it) => it != "others"), [
    "fetch nodes", "repair nodes", "take over", "redo", "press again",
  ]);
});

test("nobody has a turn between the last look, or the repair, and the application", async () => {
  for (const [isChanged, before] of [[false, "look"], [true, "repair nodes"]]) {
    const log = await reach(open({ isChanged }));
    assert.equal(log[log.indexOf(before) + 1], "take over");
  }
});

test("whatever fails, the page is given back and the console tells it", async () => {
  for (const fails of ["import", "run", "take over", "chunk", "nodes"]) {
    const log = await reach(open({ fails, isChanged: fails == "nodes" }));
    assert.deepEqual(log.filter((it) => !["others", "visitor"].includes(it) && !it.startsWith("link")).slice(-2), ["error not started", "fall back"], fails);
  }
});

test("only the chunks of the page's kind are fetched", async () => {
  const log = await reach(open({ kind: "entry" }));
  assert.deepEqual(log.filter((it) => it.startsWith("fetch /")), ["fetch /dossier/kiosque.wasm"]);
  assert.ok(log.includes("link"));
});

test("without the type of its file the application is compiled all the same", async () => {
  assert.ok((await reach(open({ fails: "streaming" }))).includes("run compiled /dossier/kiosque.wasm"));
});

test("without its other styles the application starts all the same", async () => {
  assert.ok((await reach(open({ fails: "styles" }))).includes("take over"));
});

test("it starts once, whatever the visitor reaches for", async () => {
  const page = open();
  assert.deepEqual(page.root.listeners.map((it) => it.kind), GESTURES);
  assert.ok(page.root.listeners.every((it) => it.options.once && it.options.passive));
  for (const kind of GESTURES) page.root.emit(kind);
  await settle();
  assert.equal(page.log.filter((it) => it == "take over").length, 1);
});

test("untouched, it starts after a frame once the browser is idle", async () => {
  const page = open();
  assert.deepEqual([page.frames.length, page.idles.length], [1, 0]);
  page.frames[0]();
  assert.equal(page.idles[0].timeout, 3000);
  assert.deepEqual(page.log, []);
  page.idles[0].call();
  await settle();
  assert.ok(page.log.includes("take over"));
});

test("a page that is not loaded yet is loaded first", () => {
  const page = open({ isLoaded: false });
  assert.equal(page.frames.length, 0);
  page.window.emit("load");
  assert.equal(page.frames.length, 1);
});

test("for a visitor who saves data or has little it waits until it is reached for", async () => {
  for (const connection of [{ saveData: true }, { effectiveType: "2g" }, { effectiveType: "slow-2g" }]) {
    for (const isLoaded of [true, false]) {
      const page = open({ connection, isLoaded });
      page.window.emit("load");
      assert.equal(page.frames.length, 0);
      assert.ok((await reach(page)).includes("take over"));
    }
  }
  assert.equal(open({ connection: { saveData: false, effectiveType: "4g" } }).frames.length, 1);
});
