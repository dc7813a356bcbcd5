const assert = require("node:assert/strict");
const { test } = require("node:test");
const { listening, load } = require("./support.js");

const open = ({ history = {}, scrollY = 0, controls = [], activeElement, pressed } = {}) => {
  const scrolled = [];
  const root = listening({ controls, querySelectorAll: () => root.controls });
  const browser = { history, scrollY, document: { activeElement }, scrollTo: (...to) => scrolled.push(to) };
  const press = (button) => root.emit("click", { target: { closest: () => button } });
  return { ...load("replay", { html: { pressed }, root }, browser), root, press, scrolled };
};

const button = (more = {}) => {
  const it = { localName: "button", isConnected: true, clicks: 0, click: () => { it.clicks += 1; }, ...more };
  return it;
};

const input = (more) => {
  const it = { localName: "input", value: "", defaultValue: "", checked: false, defaultChecked: false, events: [], ...more };
  it.dispatchEvent = (event) => it.events.push(`${event.type} ${event.bubbles} ${it.value} ${it.checked}`);
  it.focus = ({ preventScroll }) => it.events.push(`focus ${preventScroll}`);
  return it;
};

test("the position is taken up where the browser leaves it to the application", () => {
  const manual = { scrollRestoration: "manual", state: [480] };
  assert.deepEqual(open({ history: manual }).scrolled, [[0, 480]]);
  assert.deepEqual(open({ history: { ...manual, scrollRestoration: "auto" } }).scrolled, []);
  assert.deepEqual(open({ history: { ...manual, state: null } }).scrolled, []);
  assert.deepEqual(open({ history: manual, scrollY: 30 }).scrolled, [], "the visitor has scrolled already");
});

test("the last button that was pressed is pressed again, once", () => {
  const { press, pressAgain, root } = open();
  const [first, last] = [button(), button()];
  press(first);
  press(last);
  press(null);
  pressAgain();
  assert.deepEqual([first.clicks, last.clicks], [0, 1]);
  assert.equal(root.listeners.length, 0, "it goes on listening");
});

test("a button that was pressed before the loader came is pressed again", () => {
  const pressed = button();
  open({ pressed }).pressAgain();
  assert.equal(pressed.clicks, 1);
});

test("nothing is pressed when nothing was, or when the button is gone", () => {
  open().pressAgain();
  const { press, pressAgain } = open();
  const gone = button({ isConnected: false });
  press(gone);
  pressAgain();
  assert.equal(gone.clicks, 0);
});

test("fields that were used are filled in again, and tell it; the others are left alone", () => {
  const before = [input({ value: "guerre" }), input({ checked: true }), input({ value: "x", defaultValue: "x" })];
  const { root, snapshot } = open({ controls: before });
  const redo = snapshot();
  root.controls = [input(), input(), input({ value: "y" })];
  redo();
  assert.deepEqual(root.controls[0].events, ["input true guerre false", "change true guerre false"]);
  assert.deepEqual(root.controls[1].events, ["input true  true", "change true  true"]);
  assert.deepEqual([root.controls[2].value, root.controls[2].events], ["y", []]);
});

test("a choice in a list is made again", () => {
  const options = (...selected) => selected.map((selected, index) => ({ selected, defaultSelected: index == 0 }));
  const before = [input({ localName: "select", value: "titre", options: options(false, true) })];
  const { root, snapshot } = open({ controls: before });
  const redo = snapshot();
  root.controls = [input({ localName: "select", value: "recent" })];
  redo();
  assert.equal(root.controls[0].value, "titre");
  assert.equal(root.controls[0].events.length, 2);
  const untouched = open({ controls: [input({ localName: "select", value: "recent", options: options(true, false) })] });
  const leave = untouched.snapshot();
  untouched.root.controls = [input({ localName: "select", value: "titre" })];
  leave();
  assert.equal(untouched.root.controls[0].value, "titre");
});

test("what was open stays open, and lists and the page stay where they were", () => {
  const { root, scrolled, snapshot } = open({ controls: [input({ open: true, scrollLeft: 300 })], scrollY: 200 });
  const redo = snapshot();
  root.controls = [input({ open: false, scrollLeft: 0 })];
  redo();
  assert.deepEqual([root.controls[0].open, root.controls[0].scrollLeft], [true, 300]);
  assert.deepEqual(scrolled, [[0, 200]]);
});

test("the focus and the press go over to the new nodes, and the focus does not scroll", () => {
  const before = [input({}), button()];
  const { press, pressAgain, root, snapshot } = open({ controls: before, activeElement: before[0] });
  press(before[1]);
  const redo = snapshot();
  root.controls = [input({}), button()];
  redo();
  pressAgain();
  assert.deepEqual(root.controls[0].events, ["focus true"]);
  assert.deepEqual([before[1].clicks, root.controls[1].clicks], [0, 1]);
});

test("a page with other controls is left as it is", () => {
  const { root, scrolled, snapshot } = open({ controls: [input({ value: "guerre" })] });
  const redo = snapshot();
  root.controls = [input({}), input({})];
  redo();
  assert.deepEqual([root.controls[0].value, scrolled], ["", []]);
});
