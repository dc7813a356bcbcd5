const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./support.js");

const open = (language, voices) => {
  const classes = new Set();
  const classList = { toggle: (name, isOn) => isOn ? classes.add(name) : classes.delete(name) };
  const speechSynthesis = voices && { getVoices: () => voices };
  load("voice", { html: { lang: language, classList } }, { window: { speechSynthesis } });
  return { classes, speechSynthesis };
};

const own = (lang) => ({ lang, localService: true });
const remote = (lang) => ({ lang, localService: false });

test("a voice of the device for the language of the page is told", () => {
  for (const voice of [own("fr-FR"), own("fr_CA"), own("fr")]) {
    assert.ok(open("fr", [own("en-GB"), voice]).classes.has("voiced"), voice.lang);
  }
  assert.ok(open("fr-FR", [own("fr-CA")]).classes.has("voiced"));
});

test("voices of other languages and of the network do not count", () => {
  assert.ok(!open("fr", [own("en-GB"), remote("fr-FR")]).classes.has("voiced"));
});

test("voices may come late, and go", () => {
  const voices = [];
  const { classes, speechSynthesis } = open("fr", voices);
  assert.ok(!classes.has("voiced"));
  voices.push(own("fr-FR"));
  speechSynthesis.onvoiceschanged();
  assert.ok(classes.has("voiced"));
  voices.pop();
  speechSynthesis.onvoiceschanged();
  assert.ok(!classes.has("voiced"));
});

test("a browser without voices is no fault", () => {
  assert.ok(!open("fr").classes.has("voiced"));
});
