// Fallback: a dead application must not swallow clicks. Links work as they do without it, and controls that need it are
// hidden.
// Needs html from page.js.

let isDead;
const fallBack = () => {
  isDead = true;
  html.classList.remove("js");
  delete html.dataset.app;
};
addEventListener("click", (event) => { if (isDead) event.stopImmediatePropagation(); }, true);

// A trap in the application's code surfaces as a RuntimeError of WebAssembly.
const notice = (error) => { if (error instanceof WebAssembly.RuntimeError) fallBack(); };
addEventListener("error", (event) => notice(event.error));
addEventListener("unhandledrejection", (event) => notice(event.reason));
