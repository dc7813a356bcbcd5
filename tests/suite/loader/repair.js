const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./support.js");

const open = ({ count = 3, sentData = "{}" } = {}) => {
  const log = [];
  let observed;
  class MutationObserver {
    records = [];
    constructor(call) { this.call = call; observed = this; }
    observe(node, options) { log.push(["observe", node == root, options]); }
    takeRecords() { return this.records.splice(0); }
    disconnect() { this.isOff = true; }
  }
  const nodes = ["a", "b"];
  const sent = {
    getElementById: (id) => ({ childNodes: id == "app" && nodes }),
  };
  class DOMParser { parseFromString(text, kind) { log.push(["parse", text, kind]); return sent; } }
  const fetch = async (address) => ({ text: async () => `the page at ${address}` });
  const root = {
    getElementsByTagName: (name) => ({ length: name == "*" ? count : 0 }),
    replaceChildren: (...nodes) => log.push(["replace", ...nodes]),
  };
  const snapshot = () => { log.push(["snapshot"]); return "redo"; };
  const browser = { MutationObserver, DOMParser, fetch, location: { href: "/themes/x" } };
  // A string, as the build writes it.
  const dataIn = (page) => page == sent && { textContent: sentData };
  return { ...load("repair", { root, data: "{}", dataIn, elements: "3", snapshot }, browser), log, observer: observed, nodes };
};

test("a page that is as it was sent needs no repair", () => {
  assert.equal(open().needsRepair(), false);
});

test("elements that came or went before it looks are a change", () => {
  assert.equal(open({ count: 4 }).needsRepair(), true);
  assert.equal(open({ count: 2 }).needsRepair(), true);
});

test("elements and texts that change while it looks are a change, those of the last moment too", () => {
  const told = open();
  assert.deepEqual(told.log, [["observe", true, { childList: true, characterData: true, subtree: true }]]);
  told.observer.call();
  assert.equal(told.needsRepair(), true);
  const untold = open();
  untold.observer.records.push("a change");
  assert.equal(untold.needsRepair(), true);
});

test("it looks no longer once the application takes over", () => {
  const { needsRepair, observer } = open();
  needsRepair();
  assert.ok(observer.isOff);
});

test("the nodes come from the very address, if it is still this page", async () => {
  const { fetchNodes, log, nodes } = open();
  assert.equal(await fetchNodes(), nodes);
  assert.deepEqual(log.at(-1), ["parse", "the page at /themes/x", "text/html"]);
  await assert.rejects(open({ sentData: "{ }" }).fetchNodes(), /rendered again/);
});

test("nodes are put back in one go, after what was done in them is taken down", () => {
  const { log, nodes, repair } = open();
  assert.equal(repair(nodes), "redo");
  assert.deepEqual(log.slice(1), [["snapshot"], ["replace", "a", "b"]]);
});
