document.documentElement.classList.add("js");
// The visitor's choice of light or dark, before anything is painted; storage may be forbidden.
try { document.documentElement.dataset.theme = localStorage.getItem("kiosque.apparence") ?? ""; } catch {}
// Without the script that starts the application, nothing that needs it is shown.
addEventListener("error", ({ target }) => { if (target.dataset?.page) document.documentElement.classList.remove("js"); }, true);
