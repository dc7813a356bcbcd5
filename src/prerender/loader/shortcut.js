// Shortcut: “/” focuses the search, as on many sites; in a field it is an ordinary character. A switch turns it off.
// Needs root from page.js, keep from settings.js.

const [shortcut] = document.getElementsByName("raccourci");
try { shortcut.checked = !localStorage.getItem("kiosque.raccourci"); } catch {}
shortcut.autocomplete = "off";
shortcut.onchange = () => keep("kiosque.raccourci", !shortcut.checked && "non");

addEventListener("keydown", (event) => {
  if (!shortcut.checked || event.key != "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]")) return;
  const field = [...root.querySelectorAll("[role=search] input")].find((it) => it.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
