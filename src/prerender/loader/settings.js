// Settings: light or dark, and how settings are kept on this device where it lets us. A default is not kept.
// Needs html from page.js.

const keep = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {}
};

// Browsers restore fields as they were left; here the device's memory knows better.
for (const choice of document.getElementsByName("apparence")) {
  choice.autocomplete = "off";
  choice.checked = choice.value == (html.dataset.theme || "");
  choice.onchange = () => {
    html.dataset.theme = choice.value;
    keep("kiosque.apparence", choice.value);
  };
}
