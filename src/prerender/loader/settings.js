// Settings: light or dark, and keeping settings on this device if it allows that. A default is not kept.
// Needs html from page.js.

const keep = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {}
};

// Browsers restore form fields as they were left, but the stored choice wins.
for (const choice of document.getElementsByName("apparence")) {
  choice.autocomplete = "off";
  choice.checked = choice.value == (html.dataset.theme || "");
  choice.onchange = () => {
    html.dataset.theme = choice.value;
    keep("kiosque.apparence", choice.value);
  };
}
