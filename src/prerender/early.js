document.documentElement.classList.add("js");
// Applies the visitor's choice of light or dark before the first paint. Storage may be forbidden.
try { document.documentElement.dataset.theme = localStorage.getItem("kiosque.apparence") ?? ""; } catch {}
// If the loader's script, the only deferred one, does not arrive, hides everything that needs the application.
addEventListener("error", ({ target }) => { if (target.defer) document.documentElement.classList.remove("js"); }, true);
