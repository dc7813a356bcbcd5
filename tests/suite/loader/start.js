const assert = require("node:assert/strict");
const { test } = require("node:test");
const { listening, load, settle } = require("./support.js");

const GESTURES = ["pointerover", "pointerdown", "focusin", "keydown", "input"];

// A page before the application starts; `fails` names the step that goes wrong.
const open = ({ connection, fails, isChanged = false, isLoaded = true, hasIdle = true } = {}) => {
  const log = [];
  const say = (...what) => log.push(what.join(" "));
  const visitor = () => say("visitor");
  const failing = (what) => { if (fails == what) throw new Error(what); };
  const config = { page: "/index.json", integrity: "sha256-a", script: "/kiosque.js", wasm: "/kiosque.wasm" };
  const link = {};
  const frames = [];
  const idles = [];
  const root = listening();
  const window = listening(hasIdle ? { requestIdleCallback: (call, { timeout }) => idles.push({ call, timeout }) } : {});
  const document = {
    readyState: isLoaded ? "complete" : "interactive",
    querySelector: (selector) => ({ cloneNode: () => Object.assign(link, { selector }) }),
    head: { append: (it) => { say("styles", it.media); setTimeout(fails == "styles" ? it.onerror : it.onload); } },
  };
  const fetch = async (address, options) => {
    if (address == config.page) {
      say("data", options.cache, options.integrity);
      if (fails == "data" || fails == "stale data" && options.cache == "default") throw new Error("integrity");
    }
    return { text: async () => "the data", arrayBuffer: async () => "bytes" };
  };
  const assembly = {
    compileStreaming: async (answer) => { await answer; failing("streaming"); return "streamed"; },
    compile: async (bytes) => `compiled ${bytes}`,
  };
  const application = {
    default: async ({ module_or_path }) => { say("run", module_or_path); setTimeout(visitor); failing("run"); },
    prepare: (data) => {
      say("prepare", data);
      setTimeout(visitor);
      return () => { say("take over"); failing("take over"); };
    },
  };
  const browser = {
    document, fetch, window, navigator: { connection }, WebAssembly: assembly,
    addEventListener: window.addEventListener,
    requestAnimationFrame: (call) => frames.push(call),
    importModule: async (address) => { say("import", address); failing("import"); return application; },
    console: { error: (words) => say("error", words) },
    text: { NOT_STARTED: "not started" },
  };
  const needed = {
    config, root,
    pressAgain: () => say("press again"),
    needsRepair: () => { say("look"); queueMicrotask(() => say("others")); return isChanged; },
    fetchNodes: async () => { say("fetch nodes"); failing("nodes"); return "nodes"; },
    repair: (nodes) => { say("repair", nodes); queueMicrotask(() => say("others")); return () => say("redo"); },
    fallBack: () => say("fall back"),
  };
  return { ...load("start", needed, browser), frames, idles, log, root, window };
};

const reach = async (page) => {
  page.root.emit("pointerover");
  await settle();
  return page.log;
};

test("everything is asked for at once, and the application takes the page over", async () => {
  const log = await reach(open());
  assert.deepEqual(log.slice(0, 3), ["styles all", "import /kiosque.js", "data default sha256-a"]);
  assert.deepEqual(log.slice(3).filter((it) => it != "visitor"), [
    "run streamed", "prepare the data", "look", "take over", "press again", "others",
  ]);
});

test("what the visitor does between two steps comes first", async () => {
  const log = await reach(open());
  assert.deepEqual(log.slice(3, 8), ["run streamed", "visitor", "prepare the data", "visitor", "look"]);
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
  for (const fails of ["import", "run", "take over", "data", "nodes"]) {
    const log = await reach(open({ fails, isChanged: fails == "nodes" }));
    assert.deepEqual(log.filter((it) => !["others", "visitor"].includes(it)).slice(-2), ["error not started", "fall back"], fails);
  }
});

test("data that the cache has of another build are fetched again", async () => {
  const log = await reach(open({ fails: "stale data" }));
  assert.ok(log.includes("data reload sha256-a"));
  assert.equal(log.at(-2), "press again");
});

test("without the type of its file the application is compiled all the same", async () => {
  assert.ok((await reach(open({ fails: "streaming" }))).includes("run compiled bytes"));
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
