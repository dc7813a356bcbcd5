const assert = require("node:assert/strict");
const { test } = require("node:test");
const { forbidden, load, storage } = require("./support.js");

const choices = () => ["", "light", "dark"].map((value) => ({ value, checked: value == "" }));

const open = (theme, localStorage) => {
  const html = { dataset: theme === undefined ? {} : { theme } };
  const radios = choices();
  const document = { getElementsByName: (name) => name == "apparence" ? radios : [] };
  return { ...load("settings", { html }, { document, localStorage }), html, radios, localStorage };
};

const checked = (radios) => radios.filter((radio) => radio.checked).map((radio) => radio.value);

test("the choice that the page has is the one that is shown", () => {
  for (const [theme, shown] of [["dark", "dark"], ["", ""], [undefined, ""]]) {
    assert.deepEqual(checked(open(theme, storage()).radios), [shown]);
  }
});

test("a browser may not restore a choice of its own", () => {
  assert.ok(open("dark", storage()).radios.every((radio) => radio.autocomplete == "off"));
});

test("a choice is followed and kept, and the default is not kept", () => {
  const { html, radios, localStorage } = open("", storage());
  radios[2].onchange();
  assert.equal(html.dataset.theme, "dark");
  assert.deepEqual(localStorage.entries, { "kiosque.apparence": "dark" });
  radios[0].onchange();
  assert.equal(html.dataset.theme, "");
  assert.deepEqual(localStorage.entries, {});
});

test("where nothing can be kept a choice is followed all the same", () => {
  const { html, radios } = open("", forbidden);
  radios[1].onchange();
  assert.equal(html.dataset.theme, "light");
  radios[0].onchange();
  assert.equal(html.dataset.theme, "");
});
