const assert = require("node:assert/strict");
const { test } = require("node:test");
const { forbidden, listening, load, storage } = require("./support.js");

const open = (localStorage = storage(), fields = [{ offsetParent: null }, { offsetParent: {} }]) => {
  const calls = [];
  const kept = [];
  for (const [index, field] of fields.entries()) {
    field.focus = () => calls.push(`focus ${index}`);
    field.select = () => calls.push(`select ${index}`);
  }
  const box = { checked: true };
  const window = listening();
  const root = { querySelectorAll: () => fields };
  const document = { getElementsByName: (name) => name == "raccourci" ? [box] : [] };
  const { addEventListener } = window;
  load("shortcut", { root, keep: (...what) => kept.push(what) }, { document, localStorage, addEventListener });
  const press = (event, isInField = false) => {
    calls.length = 0;
    const target = { closest: () => isInField ? {} : null };
    window.emit("keydown", { key: "/", target, preventDefault: () => calls.push("prevented"), ...event });
    return calls;
  };
  return { box, kept, press };
};

test("a slash leads to the search field that is shown, and is not typed", () => {
  assert.deepEqual(open().press(), ["prevented", "focus 1", "select 1"]);
});

test("other keys, keys with others and keys in a field are none of ours", () => {
  const { press } = open();
  for (const event of [{ key: "a" }, { ctrlKey: true }, { altKey: true }, { metaKey: true }]) assert.deepEqual(press(event), []);
  assert.deepEqual(press({}, true), []);
});

test("a slash is typed where no search field is shown", () => {
  assert.deepEqual(open(storage(), [{ offsetParent: null }]).press(), []);
});

test("switched off, a slash leads nowhere, and that is kept", () => {
  const { box, kept, press } = open();
  box.checked = false;
  box.onchange();
  assert.deepEqual(press(), []);
  assert.deepEqual(kept, [["kiosque.raccourci", "non"]]);
  box.checked = true;
  box.onchange();
  assert.deepEqual(press(), ["prevented", "focus 1", "select 1"]);
  assert.deepEqual(kept[1], ["kiosque.raccourci", false]);
});

test("what was kept holds on the next page, whatever the browser restores", () => {
  const { box, press } = open(storage({ "kiosque.raccourci": "non" }));
  assert.equal(box.checked, false);
  assert.equal(box.autocomplete, "off");
  assert.deepEqual(press(), []);
});

test("where nothing can be kept the shortcut is on", () => {
  assert.deepEqual(open(forbidden).press(), ["prevented", "focus 1", "select 1"]);
});
