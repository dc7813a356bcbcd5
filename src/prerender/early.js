document.documentElement.classList.add("js");
// Applies the visitor's choice of light or dark before the first paint. Storage may be forbidden.
try { document.documentElement.dataset.theme = localStorage.getItem("kiosque.apparence") ?? ""; } catch {}
// If the loader's script does not arrive, hides everything that needs the application.
addEventListener("error", ({ target }) => { if (target.dataset?.page) document.documentElement.classList.remove("js"); }, true);
